package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.PushTest.assertProblem;
import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.evertill.domain.DomainTypes;
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
                "id,store_id,register_id,kind,receipt,receipt_series,receipt_number,shift_id,staff_id,customer_id,"
                        + "total,total_currency,tax,tax_currency,line_count,opened_at,completed_at,original_sale_id,reference",
                lines.getFirst());
        String id = till.log.getFirst().entityId();
        assertEquals(
                id + ",S1,S1-R1,SALE,S1-R1-A-000001,A,1,shift-1,staff-1,,7.50,GBP,1.24,GBP,2,"
                        + "2026-11-23T09:00:00.000Z,2026-11-23T09:00:00.000Z,,ref 1",
                lines.get(1));
    }

    @Test
    void linesAndPaymentsAreThere() throws IOException {
        var lines = export("lines", 3);
        assertEquals(true, lines.get(1).contains(",3,1.2500,GBP,true,standard,2000,3.75,GBP,0.62,GBP"), lines.get(1));
        assertEquals(true, export("payments", 2).get(1).contains(",cash,7.50,GBP,7.50,GBP,0.00,GBP"));
    }

    @Test
    void stockIsPerStoreAndProduct() throws IOException {
        assertEquals(
                "store_id,product_id,sku,name,quantity\nS1,product-0,sku-product-0,\"T-light, \"\"white\"\"\nlarge ä\",-4\n"
                        + "S1,product-1,,,-3\n",
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

    private List<String> export(String what, long rows) throws IOException {
        var file = directory.resolve(what + ".csv");
        assertEquals(rows, fixture.desk().export(what, file).orThrow());
        assertFalse(Files.exists(directory.resolve(what + ".csv.part")));
        return Files.readString(file).lines().toList();
    }
}
