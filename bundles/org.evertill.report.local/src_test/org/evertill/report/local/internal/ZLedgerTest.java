package org.evertill.report.local.internal;

import static org.evertill.report.local.internal.ReportTill.BO;
import static org.evertill.report.local.internal.ReportTill.EUR;
import static org.evertill.report.local.internal.ReportTill.KIM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.evertill.accounting.Accounts;
import org.evertill.accounting.JournalLine;
import org.evertill.accounting.ZPosting;
import org.evertill.headoffice.ZLedger.Entry;
import org.evertill.headoffice.ZLedger.HandedOver;
import org.evertill.headoffice.ZLedger.HeldBack;
import org.evertill.headoffice.ZLedger.Writer;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.shift.CashMovementKind;
import org.evertill.shift.ShiftDesk.Acting;
import org.evertill.shift.ShiftDesk.Counting;
import org.evertill.shift.ShiftDesk.Move;
import org.evertill.shift.ShiftFigures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Z of real tills, handed to the accounts at a real head office. */
class ZLedgerTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
    private static final Writer NUMBER = (number, day, store, z, figures) -> number + " " + day + " " + z.z();

    @TempDir
    Path directory;

    private final List<JournalLine> written = new ArrayList<>();

    private String lines(List<JournalLine> lines) {
        written.addAll(lines);
        return lines.stream().map(line -> String.join(",", line.texts())).collect(Collectors.joining("\n"));
    }

    private static Money eur(long minor) {
        return new Money(minor, EUR);
    }

    private static ShiftFigures closed(ReportTill till, long counted) {
        till.desk().count(Counting.of(Acting.of(KIM), eur(counted))).orThrow();
        return till.desk().close(Acting.of(KIM), Optional.empty()).orThrow().figures();
    }

    private static void act(ReportTill till, Random random) {
        switch (random.nextInt(5)) {
            case 0 -> till.giveBack(KIM);
            case 1 -> {
                var kind = CashMovementKind.values()[random.nextInt(4)];
                var amount = eur(1 + random.nextInt(5_000));
                till.desk()
                        .move(new Move(Acting.of(KIM), kind, amount, Optional.of("seeded")))
                        .isOk();
            }
            default -> till.sell(random.nextBoolean() ? KIM : BO);
        }
    }

    /** What the accounts have sold is what the Z say; and every Z is handed over once, the same whenever it is asked for. */
    @Test
    void theAccountsHaveWhatTheZSay() {
        var random = new Random(11);
        try (var chain = new Chain();
                var till = chain.till(directory, "R1")) {
            long sold = 0;
            for (int shift = 0; shift < 6; shift++) {
                till.desk().open(KIM, Optional.of(eur(random.nextInt(10_000)))).orThrow();
                for (int i = random.nextInt(12); i > 0; i--) {
                    act(till, random);
                }
                sold += closed(till, random.nextInt(20_000)).total().minor();
                chain.clock.move(Duration.ofHours(9));
            }
            chain.sync(till);
            Writer writer =
                    (number, day, store, z, figures) -> lines(ZPosting.of(number, day, z, figures, Accounts.builtIn()));
            var ledger = chain.desk().ledger();
            var first = ledger.handOver(FIRST, FIRST.plusDays(9), List.of(), writer)
                    .orThrow()
                    .entries();
            assertEquals(6, first.stream().filter(Entry::isNew).count());
            assertEquals(-sold, on("8400") + on("1776") + on("8300") + on("1771"));
            assertEquals(0, on("1000"));
            assertEquals(
                    written.stream().mapToLong(l -> l.debit().minor()).sum(),
                    written.stream().mapToLong(l -> l.credit().minor()).sum());
            var unwritten = ledger.handOver(FIRST, FIRST.plusDays(9), List.of("S1"), NUMBER)
                    .orThrow()
                    .entries();
            assertEquals(6, unwritten.stream().filter(Entry::isNew).count(), "no file has them yet");
            var numbers = first.stream().map(Entry::number).toList();
            assertEquals(6, ledger.inFile(numbers).orThrow());
            assertEquals(0, ledger.inFile(numbers).orThrow());
            var again = ledger.handOver(FIRST, FIRST.plusDays(9), List.of("S1"), NUMBER)
                    .orThrow()
                    .entries();
            assertEquals(
                    first.stream().map(Entry::text).toList(),
                    again.stream().map(Entry::text).toList());
            assertEquals(0, again.stream().filter(Entry::isNew).count());
        }
    }

    private long on(String account) {
        return written.stream()
                .filter(line -> line.account().equals(account))
                .mapToLong(line -> line.debit().minor() - line.credit().minor())
                .sum();
    }

    /** A till that was offline hands in its Z of before: the numbers go on, and those that were given stand. */
    @Test
    void aLateZGetsTheNextNumber() {
        try (var chain = new Chain();
                var one = chain.till(directory.resolve("1"), "R1");
                var two = chain.till(directory.resolve("2"), "R2")) {
            one.sell(KIM);
            closed(one, 145);
            two.sell(KIM);
            closed(two, 145);
            chain.clock.move(Duration.ofDays(1));
            two.sell(KIM);
            closed(two, 145);
            chain.sync(two);
            var ledger = chain.desk().ledger();
            assertEquals(
                    List.of("1 2026-03-01 S1-R2-A-Z000001"), texts(ledger.handOver(FIRST, FIRST, List.of(), NUMBER)));
            assertEquals(
                    List.of("2 2026-03-02 S1-R2-A-Z000002"),
                    texts(ledger.handOver(FIRST.plusDays(1), FIRST.plusDays(1), List.of(), NUMBER)));
            chain.sync(one);
            assertEquals(
                    List.of("1 2026-03-01 S1-R2-A-Z000001", "3 2026-03-01 S1-R1-A-Z000001"),
                    texts(ledger.handOver(FIRST, FIRST, List.of(), NUMBER)));
            var all = ledger.handOver(FIRST, FIRST.plusDays(1), List.of(), NUMBER)
                    .orThrow()
                    .entries();
            assertEquals(
                    LongStream.rangeClosed(1, 3).boxed().toList(),
                    all.stream().map(Entry::number).toList());
            assertTrue(ledger.handOver(FIRST, FIRST, List.of("S9"), NUMBER) instanceof Outcome.Failed<?>(var problem)
                    && problem.code().equals("report.unknown-store"));
        }
    }

    /** What was changed past head office, left out, put in or lost. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            UPDATE z_ledger SET content = replace(content, '1', '2') WHERE number = 1      | number 1 (
            UPDATE z_ledger SET closing_id = 'x' WHERE number = 2                          | number 2 is of a Z that is not here (x)
            DELETE FROM z_ledger WHERE number = 1                                          | number 2 follows 0
            DELETE FROM closing_figures; DELETE FROM shift_closings WHERE z_number = 1     | number 1 is of a Z that is not here
            """)
    void verifyFindsWhatWasChangedAfterItWasHandedOver(String damage, String finding) {
        try (var chain = new Chain();
                var till = chain.till(directory, "R1")) {
            for (int shift = 0; shift < 2; shift++) {
                till.sell(KIM);
                closed(till, 145);
                chain.clock.move(Duration.ofHours(1));
            }
            chain.sync(till);
            chain.desk().ledger().handOver(FIRST, FIRST, List.of(), NUMBER).orThrow();
            assertEquals(List.of(), chain.desk().verify().findings());
            assertTrue(chain.desk().verify().counted().contains("2 Z as the accounts got them"));
            chain.execute(damage);
            var findings = String.join("\n", chain.desk().verify().findings());
            assertTrue(findings.contains("accounts: " + finding), findings);
        }
    }

    /** A till that was put back closes a shift again: what the accounts have of it already they do not get once more. */
    @Test
    void aShiftIsBookedOnce() throws IOException {
        var home = directory.resolve("till");
        var backup = directory.resolve("backup.db");
        try (var chain = new Chain()) {
            try (var till = chain.till(home, "R1")) {
                till.sell(KIM);
                chain.sync(till);
                till.database.backup(backup).orThrow();
                till.sell(KIM);
                closed(till, 290);
                chain.sync(till);
            }
            putBack(backup, home);
            chain.clock.move(Duration.ofHours(30));
            String second = closedAgain(chain, home);
            var ledger = chain.desk().ledger();
            var held = List.of(new HeldBack(second, "S1-R1-A-Z000001"));
            var next = FIRST.plusDays(1);
            assertEquals(
                    new HandedOver(List.of(), held),
                    ledger.handOver(next, next, List.of(), NUMBER).orThrow());
            var both = ledger.handOver(FIRST, next, List.of(), NUMBER).orThrow();
            assertEquals(
                    List.of("1 2026-03-01 S1-R1-A-Z000001"),
                    both.entries().stream().map(Entry::text).toList());
            assertEquals(held, both.heldBack());
            isFoundUntilItIsSettled(chain, second);
            chain.execute("INSERT INTO z_ledger (number, closing_id, handed_over_at, content, digest)"
                    + " SELECT 2, id, now(), '', encode(sha256(convert_to('2' || chr(10) || id || chr(10), 'UTF8')), 'hex')"
                    + " FROM shift_closings WHERE z = '" + second + "'");
            assertEquals(
                    List.of(
                            "accounts: number 2 (" + second
                                    + ") is of the same shift as S1-R1-A-Z000001: what both tell is booked twice; take it back by hand"),
                    chain.desk().verify().findings());
        }
    }

    private static void isFoundUntilItIsSettled(Chain chain, String second) {
        var waiting = chain.desk().incidents().incidents().stream()
                .filter(incident -> incident.code().equals("accounts.held-back"))
                .toList();
        assertEquals(1, waiting.size());
        var findings = chain.desk().verify().findings();
        assertEquals(1, findings.size());
        assertTrue(
                findings.getFirst().startsWith(second + " is of the same shift as S1-R1-A-Z000001"),
                findings.getFirst());
        assertTrue(
                findings.getFirst()
                        .contains("headoffice incidents --close "
                                + waiting.getFirst().id()),
                findings.getFirst());
        chain.desk().incidents().close(waiting.getFirst().id(), "sam").orThrow();
        var verified = chain.desk().verify();
        assertEquals(List.of(), verified.findings());
        assertTrue(
                verified.counted()
                        .contains("1 Z held back from the accounts, which have another Z of the same shift,"
                                + " 1 of them settled"),
                verified.counted().toString());
    }

    private static String closedAgain(Chain chain, Path home) {
        try (var till = ReportTill.open(home, chain.clock)) {
            till.sell(KIM);
            till.sell(KIM);
            closed(till, 435);
            chain.sync(till);
            return till.desk()
                    .copy(KIM, Optional.empty())
                    .orThrow()
                    .z()
                    .orElseThrow()
                    .number();
        }
    }

    private static void putBack(Path backup, Path home) throws IOException {
        try (var files = Files.list(home)) {
            for (Path file : files.filter(f -> f.toString().contains(".db")).toList()) {
                if (file.toString().endsWith(".db")) {
                    Files.copy(backup, file, StandardCopyOption.REPLACE_EXISTING);
                } else {
                    Files.delete(file);
                }
            }
        }
    }

    private static List<String> texts(Outcome<HandedOver> handedOver) {
        return handedOver.orThrow().entries().stream().map(Entry::text).toList();
    }
}
