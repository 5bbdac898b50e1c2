package org.evertill.loyalty.local.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.evertill.loyalty.LoyaltyTypes;
import org.evertill.sync.merge.Incident;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points of tills that do not know of each other, over a real head office that knows nothing of points but their entities. */
class PointsOfTwoTillsTest {

    @TempDir
    Path folder;

    private Chain chain;
    private LoyaltyTill one;
    private LoyaltyTill two;
    private String ann;

    @BeforeEach
    void open() {
        chain = new Chain();
        one = chain.till(folder.resolve("one"), "R1");
        two = chain.till(folder.resolve("two"), "R2");
        ann = one.customer("A");
        exchange();
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
        chain.close();
    }

    private void exchange() {
        for (int i = 0; i < 2; i++) {
            chain.sync(one);
            chain.sync(two);
        }
        assertEquals(List.of(), chain.desk().verify().findings());
    }

    private List<String> incidents(LoyaltyTill till) {
        return till.database.conflicts().incidents().stream()
                .map(Incident::code)
                .toList();
    }

    @Test
    void whatIsEarnedAtBothAddsUpFromTheFirstPointOn() {
        one.paid(one.basket("A", "WINE"));
        two.paid(two.basket("A", "2*WINE"));
        exchange();
        assertEquals(29 + 59, one.points("A"));
        assertEquals(29 + 59, two.points("A"));
        assertEquals(
                88, chain.desk().find(LoyaltyTypes.ACCOUNT, ann).orElseThrow().points());
        assertEquals(List.of(), incidents(one));
        assertEquals(List.of(), incidents(two));
    }

    @Test
    void moreThanThereWasIsTakenAndPeopleSeeIt() {
        one.paid(one.basket("A", "3*WINE"));
        exchange();
        assertEquals(89, one.points("A"));
        one.paid(one.basket("A", "BAG", "points:80"));
        two.paid(two.basket("A", "BAG", "points:80"));
        exchange();
        assertEquals(89 - 160, one.points("A"));
        assertEquals(89 - 160, two.points("A"));
        assertEquals(List.of(), incidents(one));
        assertEquals(List.of("sync.overdrawn"), incidents(two), "the till that took what was gone");
        assertEquals(List.of("A has -71 points"), desk(one).overdrawn().orThrow());
        desk(one).correct("A", "71", "written off").orThrow();
        exchange();
        assertEquals(List.of("none"), desk(two).overdrawn().orThrow());
        assertEquals(0, two.moved());
    }

    private static LoyaltyDesk desk(LoyaltyTill till) {
        return new LoyaltyDesk(till.database, till.clock, LoyaltyTill.KIM, Optional.empty());
    }
}
