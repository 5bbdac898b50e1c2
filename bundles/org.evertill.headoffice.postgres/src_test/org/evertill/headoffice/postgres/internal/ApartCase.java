package org.evertill.headoffice.postgres.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.evertill.headoffice.ApartDesk;
import org.evertill.headoffice.ApartDesk.KeptApart;
import org.junit.jupiter.api.AfterEach;

/** A till that is shut out and sells on. */
abstract class ApartCase {

    static final int SALE = 5;
    static final String WHO = "staff-1";

    final Fixture fixture = new Fixture();
    final TestTill till = fixture.till("S1", "R1");

    @AfterEach
    void close() {
        fixture.close();
    }

    ApartDesk desk() {
        return fixture.desk().apart();
    }

    KeptApart kept() {
        return desk().tills().getFirst();
    }

    void revoke() {
        fixture.desk().revoke(till.replica()).orThrow();
    }

    String sales() {
        return fixture.query("SELECT count(*) FROM sales").getFirst();
    }

    void assertClean() {
        assertEquals(List.of(), fixture.desk().verify().findings());
        assertEquals(
                List.of("0"),
                fixture.query("SELECT count(*) FROM (SELECT register_id FROM sales GROUP BY register_id, receipt_series"
                        + " HAVING count(*) <> max(receipt_number) OR count(DISTINCT receipt_number) <> count(*)) g"));
    }

    /** Sells 3, is shut out, sells 5 more and hands them in. */
    void sellOn() {
        sell(3);
        till.pushAll();
        revoke();
        sell(5);
        till.handIn(3 * SALE + 1, 8 * SALE).orThrow();
    }

    void sell(int sales) {
        for (int i = 0; i < sales; i++) {
            till.signedSale(1);
        }
    }

    void again() {
        var code = fixture.desk()
                .enrolmentCode(Fixture.STORE, "R1", Duration.ofHours(1))
                .orThrow();
        till.again(code.code()).orThrow();
    }
}
