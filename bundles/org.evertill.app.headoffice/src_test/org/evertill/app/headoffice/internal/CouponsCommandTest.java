package org.evertill.app.headoffice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import org.evertill.domain.Coupon;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Promotion;
import org.evertill.entity.EntityType;
import org.evertill.headoffice.access.DatabaseOptions;
import org.evertill.headoffice.access.Office;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Coupons that are made at head office, on a real database. */
class CouponsCommandTest extends RunningPostgres {

    @Test
    void numbersAreMadeWrittenAndCounted() throws IOException {
        says(0, "There are no coupons", "coupons");
        promotion("ten", Promotion.NUMBERED);
        promotion("code", "XMAS");
        var file = data.resolve("numbers.csv");
        says(0, "3 coupons of ten", "coupons", "--promotion", "ten", "--count", "3", "--csv", file.toString());
        var lines = Files.readAllLines(file);
        assertEquals("number,promotion", lines.getFirst());
        assertEquals(4, lines.size());
        var numbers = new HashSet<String>();
        for (String line : lines.subList(1, 4)) {
            String number = line.split(",")[0];
            assertTrue(Coupon.Number.isRight(number) && numbers.add(number), number);
        }
        use(numbers.iterator().next());
        says(0, "ten: 3 issued, 1 used, 0 used more than once", "coupons");
        says(0, "ten: 3 issued, 1 used, 0 used more than once", "coupons", "--promotion", "ten");
        says(1, "headoffice.file-there", "coupons", "--promotion", "ten", "--count", "3", "--csv", file.toString());
        says(1, "headoffice.no-coupons", "coupons", "--promotion", "code", "--count", "3");
        says(1, "headoffice.no-coupons", "coupons", "--promotion", "none", "--count", "3");
        says(1, "headoffice.bad-count", "coupons", "--promotion", "ten", "--count", "0");
        says(0, "ten: 3 issued", "coupons");
        says(0, "There are no coupons", "coupons", "--promotion", "code");
        says(2, "Name the promotion", "coupons", "--count", "3");
        says(2, "Name the promotion", "coupons", "--csv", file.toString());
        var nowhere = data.resolve("none").resolve("numbers.csv").toString();
        says(1, "headoffice.export-failed", "coupons", "--promotion", "ten", "--count", "3", "--csv", nowhere);
        says(0, "ten: 3 issued", "coupons");
    }

    private void says(int code, String part, String... arguments) {
        var run = Run.on(data);
        assertEquals(code, run.command(arguments), run.said());
        assertTrue(run.said().contains(part), run.said());
    }

    private void promotion(String id, @Nullable String coupon) {
        keep(
                DomainTypes.PROMOTION,
                new Promotion(
                        id,
                        id,
                        "pieces-off",
                        "{\"percent\":10}",
                        null,
                        null,
                        coupon,
                        Instant.EPOCH,
                        null,
                        null,
                        0,
                        false,
                        true));
    }

    private void use(String number) {
        try (var office = open()) {
            var coupon = office.desk().find(DomainTypes.COUPON, number).orElseThrow();
            office.desk()
                    .save(DomainTypes.COUPON, coupon.plus(-1), OfficeCommand.USER)
                    .orThrow();
        }
    }

    private <T extends Record> void keep(EntityType<T> type, T value) {
        try (var office = open()) {
            office.desk().save(type, value, OfficeCommand.USER).orThrow();
        }
    }

    private Office open() {
        var options = new DatabaseOptions();
        new CommandLine(options).parseArgs("--data", data.toString());
        var programs = Map.of(DatabaseOptions.PROGRAMS_VARIABLE, Run.PROGRAMS.toString());
        return Office.open(options, programs, new PlainParts()::opener).orThrow();
    }
}
