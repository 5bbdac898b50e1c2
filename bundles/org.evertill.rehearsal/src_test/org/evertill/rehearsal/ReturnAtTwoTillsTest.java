package org.evertill.rehearsal;

import static org.evertill.rehearsal.RehearsalGoods.APPLE;
import static org.evertill.rehearsal.RehearsalGoods.CASHIER;
import static org.evertill.rehearsal.RehearsalGoods.MANAGER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.local.internal.LocalTenderDesk;
import org.evertill.sync.merge.Incident;
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

    private List<Incident> told() {
        for (int i = 0; i < 2; i++) {
            one.sync().orThrow();
            two.sync().orThrow();
        }
        return chain.desk().incidents().incidents();
    }

    private List<String> found() {
        return chain.desk().verify().findings();
    }

    private String counted() {
        return chain.desk().verify().counted().stream()
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

    /** Both stand, and a person is told; when the exchange is voided there is nothing to find. */
    @Test
    void whatCameBackTwiceIsNamed() {
        var sold = one.sold(CASHIER, APPLE);
        assertEquals(List.of(), told());
        refunded(one, sold);
        var second = exchanged(two, sold);
        var incident = told().getFirst();
        assertEquals("returns.twice", incident.code());
        assertEquals(1, found().size());
        for (String word : List.of(
                "1 were sold and 2 came back",
                sold.sale().receipt(),
                "S1-R1-A-000002, S1-R2-A-000001",
                "settle it with the customer",
                "headoffice incidents --close " + incident.id())) {
            assertTrue(found().getFirst().contains(word), found().getFirst());
        }
        try (var tenders =
                new LocalTenderDesk(two.database(), two.clock(), List.of(), List.of(), List.of(), List.of())) {
            var voided = two.checkout().voidOf(second.sale().receipt(), "twice", MANAGER);
            tenders.giveBack(voided.orThrow()).orThrow();
        }
        told();
        assertEquals(List.of(), found());
        assertEquals("0 lines of sales of which more came back than was sold, 0 of them settled", counted());
    }

    /** Once a person has closed the incident there is nothing to find, however long ago that was; but of what comes back after it there is. */
    @Test
    void whatAPersonSettledIsNotFoundAgain() {
        var three = chain.till(folder.resolve("R3"), "R3");
        var sold = one.sold(CASHIER, APPLE);
        told();
        three.sync().orThrow();
        refunded(one, sold);
        refunded(two, sold);
        refunded(three, sold);
        var incident = told().getFirst();
        chain.desk().incidents().close(incident.id(), MANAGER).orThrow();
        assertEquals(List.of(), found());
        assertEquals("1 lines of sales of which more came back than was sold, 1 of them settled", counted());
        chain.clock().move(Duration.ofDays(200));
        assertEquals(List.of(), told());
        chain.desk().cleanup().clean().orThrow();
        assertEquals(List.of(), found());
        three.sync().orThrow();
        three.close();
        var again = told();
        assertEquals(1, again.size());
        assertTrue(
                again.getFirst().message().contains("3 came back"),
                again.getFirst().message());
        assertEquals(1, found().size());
    }

    /** As when head office stopped before it had told, or had too much open. */
    @Test
    void withoutAnIncidentItIsFoundAllTheSame() {
        var sold = one.sold(CASHIER, APPLE);
        told();
        refunded(one, sold);
        refunded(two, sold);
        told();
        chain.execute("DELETE FROM sync_incidents");
        assertTrue(
                found().stream().anyMatch(line -> line.contains("There is no incident about it yet")),
                found().toString());
    }
}
