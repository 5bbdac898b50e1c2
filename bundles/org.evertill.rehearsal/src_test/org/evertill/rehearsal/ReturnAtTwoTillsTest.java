package org.evertill.rehearsal;

import static org.evertill.rehearsal.RehearsalGoods.APPLE;
import static org.evertill.rehearsal.RehearsalGoods.CASHIER;
import static org.evertill.rehearsal.RehearsalGoods.MANAGER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.local.internal.LocalTenderDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One receipt given back at two tills of a store that hear nothing of each other. */
class ReturnAtTwoTillsTest {

    @TempDir
    Path folder;

    private final Rehearsal chain = new Rehearsal();
    private RehearsalTill one;
    private RehearsalTill two;

    @BeforeEach
    void open() {
        one = chain.till(folder.resolve("R1"), "R1");
        two = chain.till(folder.resolve("R2"), "R2");
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
        chain.close();
    }

    private String told() {
        for (int i = 0; i < 2; i++) {
            one.sync().orThrow();
            two.sync().orThrow();
        }
        var verified = chain.desk().verify();
        assertEquals(List.of(), verified.findings(), "what happened is no damage");
        return verified.counted().stream()
                .filter(line -> line.contains("more came back than was sold"))
                .findFirst()
                .orElseThrow();
    }

    private static Receipt refunded(RehearsalTill till, Receipt sold) {
        return till.checkout()
                .refundOf(sold.sale().receipt(), MANAGER)
                .then(basket -> till.checkout().payCash(basket, Optional.empty()))
                .orThrow();
    }

    /** The same again for what came back. */
    private static Receipt exchanged(RehearsalTill till, Receipt sold) {
        var basket = till.basket(MANAGER, APPLE);
        return till.checkout()
                .takeBack(basket, sold.sale().receipt(), List.of())
                .then(both -> till.checkout().payCash(both, Optional.empty()))
                .orThrow();
    }

    /** Both stand, and verify names them; when the exchange is voided there is nothing to name. */
    @Test
    void whatCameBackTwiceIsNamed() {
        var sold = one.sold(CASHIER, APPLE);
        assertEquals("0 lines of sales of which more came back than was sold", told());
        refunded(one, sold);
        var second = exchanged(two, sold);
        assertEquals(
                "1 lines of sales of which more came back than was sold: S1-R1-A-000001 (1 sold, 2 back by"
                        + " S1-R1-A-000002, S1-R2-A-000001)",
                told());
        try (var tenders =
                new LocalTenderDesk(two.database(), two.clock(), List.of(), List.of(), List.of(), List.of())) {
            var voided = two.checkout().voidOf(second.sale().receipt(), "twice", MANAGER);
            tenders.giveBack(voided.orThrow()).orThrow();
        }
        assertEquals("0 lines of sales of which more came back than was sold", told());
    }
}
