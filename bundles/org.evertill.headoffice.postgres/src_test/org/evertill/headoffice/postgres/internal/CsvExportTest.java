package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.PushTest.assertProblem;
import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.evertill.domain.BookExport;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the CSV files hold. */
class CsvExportTest {

    private final Fixture fixture = new Fixture();
    private final TestTill till = fixture.till("S1", "R1");

    @TempDir
    private Path directory;

    @BeforeEach
    void fill() {
        till.sale(2, 3);
        till.sale(1, 1);
        till.transaction(insert(DomainTypes.PRODUCT, TestTill.product("product-0", "T-light, \"white\"\nlarge ä")));
        till.pushAll();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void salesHaveAmountsAsDecimals() throws IOException {
        var lines = export("sales", 2);
        assertEquals(
                "receipt,kind,store_id,register_id,shift,staff_id,customer,opened_at,completed_at,total,tax,currency,"
                        + "line_count,refund_of,reference",
                lines.getFirst());
        assertEquals(
                "S1-R1-A-000001,SALE,S1,S1-R1,,staff-1,,2026-11-23T09:00:00.000Z,2026-11-23T09:00:00.000Z,7.50,1.24,GBP,"
                        + "2,,ref 1",
                lines.get(1));
    }

    @Test
    void linesAndPaymentsAreThere() throws IOException {
        var lines = export("lines", 3);
        assertEquals(true, lines.get(1).contains(",3.000,1.2500,true,standard,20.00,3.75,0.62,GBP,"), lines.get(1));
        assertEquals(true, export("payments", 2).get(1).contains(",cash,7.50,7.50,0.00,GBP,"));
    }

    @Test
    void stockIsPerStoreAndProduct() throws IOException {
        assertEquals(
                "store_id,sku,name,quantity,unit\nS1,sku-product-0,\"T-light, \"\"white\"\"\nlarge ä\",-4.000,pcs\n"
                        + "S1,,,-3.000,\n",
                String.join("\n", export("stock", 2)) + "\n");
    }

    @Test
    void unknownExportAndUnwritableFileLeaveNothing() {
        assertProblem("headoffice.unknown-export", fixture.desk().export("secrets", directory.resolve("x")));
        var nowhere = directory.resolve("missing").resolve("x.csv");
        assertProblem("headoffice.export-failed", fixture.desk().export("sales", nowhere));
        assertFalse(Files.exists(nowhere));
        assertProblem("headoffice.export-failed", fixture.desk().export("sales", directory));
        assertProblem("headoffice.export-failed", fixture.desk().export("sales", Path.of("/")));
    }

    /** As on a till: the books name customers by number and staff by identifier. */
    @Test
    void noExportTellsWhoACustomerOrAColleagueIs() throws IOException {
        var customer = new Customer("c1", "17850", "Zwname", "Zwmail@x.example", "Zwphone", "France", "Zwtax");
        fixture.desk().save(DomainTypes.CUSTOMER, customer, "boss").orThrow();
        fixture.desk()
                .save(DomainTypes.STAFF, new Staff("zw", "Zwstaff", Role.CASHIER, "Zwpin", true), "boss")
                .orThrow();
        for (BookExport what : BookExport.values()) {
            var file = directory.resolve(what + ".csv");
            fixture.desk().export(what.name().toLowerCase(Locale.ROOT), file).orThrow();
            assertFalse(Files.readString(file).contains("Zw"), what.name());
        }
    }

    private List<String> export(String what, long rows) throws IOException {
        var file = directory.resolve(what + ".csv");
        assertEquals(rows, fixture.desk().export(what, file).orThrow());
        assertFalse(Files.exists(directory.resolve(what + ".csv.part")));
        return Files.readString(file).lines().toList();
    }
}
