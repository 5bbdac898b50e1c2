package org.evertill.rehearsal;

import static org.evertill.rehearsal.RehearsalGoods.APPLE;
import static org.evertill.rehearsal.RehearsalGoods.CASHIER;
import static org.evertill.rehearsal.RehearsalGoods.MANAGER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.domain.Coupon;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Promotion;
import org.evertill.kernel.Outcome;
import org.evertill.sync.merge.Incident;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Coupons of a chain at two of its tills: what one has used the other refuses once it has heard of it, and before that people see it. */
class CouponsOfTwoTillsTest {

    private static final String NUMBER = Coupon.Number.made(new Random(7));

    @TempDir
    Path folder;

    private final Rehearsal chain = new Rehearsal();
    private RehearsalTill one;
    private RehearsalTill two;

    @BeforeEach
    void open() {
        chain.keep(
                DomainTypes.PROMOTION,
                new Promotion(
                        "apples",
                        "An apple for a coupon",
                        "pieces-off",
                        "{\"percent\":100,\"most\":1}",
                        null,
                        null,
                        Promotion.NUMBERED,
                        Instant.EPOCH,
                        null,
                        null,
                        0,
                        false,
                        true));
        chain.keep(DomainTypes.COUPON, Coupon.unused(NUMBER, "apples"));
        one = chain.till(folder.resolve("R1"), "R1");
        two = chain.till(folder.resolve("R2"), "R2");
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
        chain.close();
    }

    private void exchange() {
        for (int i = 0; i < 2; i++) {
            one.sync().orThrow();
            two.sync().orThrow();
        }
        assertEquals(List.of(), chain.desk().verify().findings());
    }

    private long left() {
        return chain.desk().find(DomainTypes.COUPON, NUMBER).orElseThrow().usesLeft();
    }

    private List<String> incidents() {
        return chain.desk().incidents().incidents().stream().map(Incident::code).toList();
    }

    private static String refused(RehearsalTill till) {
        var basket = till.basket(CASHIER, APPLE);
        return assertInstanceOf(Outcome.Failed.class, till.checkout().scan(basket, Scan.of(NUMBER)))
                .problem()
                .code();
    }

    @Test
    void whatOneHasUsedTheOtherRefuses() {
        var sale = one.sold(CASHIER, APPLE, NUMBER);
        assertEquals(0, sale.sale().total().minor());
        exchange();
        assertEquals(0, left());
        assertEquals("sale.coupon-used", refused(one));
        assertEquals("sale.coupon-used", refused(two));
        assertEquals(List.of(), incidents());
        assertEquals(1, chain.number("SELECT count(*) FROM coupon_uses WHERE kind = 'USED'"));
        var refund = one.checkout().refundOf(sale.sale().receipt(), MANAGER).orThrow();
        one.checkout().payCash(refund, Optional.empty()).orThrow();
        exchange();
        assertEquals(1, left());
        assertEquals(0, two.sold(CASHIER, APPLE, NUMBER).sale().total().minor(), "good again, at any till");
        exchange();
        assertEquals(0, left());
    }

    @Test
    void whatBothTookOfflineIsAnExceptionThatPeopleSee() {
        one.sold(CASHIER, APPLE, NUMBER);
        two.sold(CASHIER, APPLE, NUMBER);
        exchange();
        assertEquals(-1, left());
        assertEquals(List.of("sync.overdrawn"), incidents());
        assertEquals(2, chain.number("SELECT count(*) FROM sales"), "both stand");
        assertEquals("sale.coupon-used", refused(one));
        assertEquals("sale.coupon-used", refused(two));
        assertTrue(chain.numbers("SELECT count(*) FROM coupon_uses WHERE kind = 'USED' GROUP BY coupon_id")
                .contains(2L));
    }
}
