package org.evertill.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evertill.entity.Needs;
import org.junit.jupiter.api.Test;

class RightsTest {

    private static final Staff KIM = new Staff("kim", "Kim", Role.CASHIER, "x", true);

    @Test
    void rolesThatHaveNotArrivedCountAsTheyWereFirstGiven() {
        var rights = new Rights(List.of());
        assertTrue(rights.may(KIM, Permission.SELL));
        assertFalse(rights.may(KIM, Permission.REFUND));
        assertTrue(rights.may(new Staff("noor", "Noor", Role.MANAGER, "x", true), Permission.REFUND));
    }

    @Test
    void whatTheChainMadeOfARoleHolds() {
        var strict = new Role(Role.CASHIER, "Till", Set.of("SELL", "chain.stamps"));
        var rights = new Rights(List.of(strict));
        assertFalse(rights.may(KIM, Permission.VOID));
        assertTrue(rights.may(KIM, "chain.stamps"));
        assertFalse(rights.may(new Staff("noor", "Noor", Role.MANAGER, "x", true), "chain.stamps"));
    }

    @Test
    void whoIsEndedOrHasAnUnknownRoleMayNothing() {
        var rights = new Rights(List.of());
        var ended = new Staff("kim", "Kim", Role.ADMINISTRATOR, "x", false);
        var strange = new Staff("bo", "Bo", "OWNER", "x", true);
        for (Permission permission : Permission.values()) {
            assertFalse(rights.may(ended, permission));
            assertFalse(rights.may(strange, permission));
        }
    }

    @Test
    void eachRoleMayWhatTheOneBeforeItMay() {
        for (int i = 1; i < FirstRoles.ALL.size(); i++) {
            var less = FirstRoles.ALL.get(i - 1).permissions();
            assertTrue(
                    FirstRoles.ALL.get(i).permissions().containsAll(less),
                    FirstRoles.ALL.get(i).id());
        }
    }

    @Test
    void aPersonOfOneStoreWorksThereAlone() {
        var there = new Staff("bo", "Bo", Role.CASHIER, "x", true, null, "S2");
        assertTrue(there.worksIn("S2"));
        assertFalse(there.worksIn("S1"));
        assertTrue(KIM.worksIn("S1"));
    }

    /** Roles that a chain stored before there were newer permissions: nobody loses what he did, nobody gains. */
    @Test
    void aRoleOfAnEarlierEditionHoldsWhatCameLaterByWhatItHeld() {
        var cashier = new Role(Role.CASHIER, "Cashier", Set.of("SELL", "OPEN_DRAWER"), null, null);
        var own = new Role("CHIEF", "Chief", Set.of("SELL", "REFUND"), null, null);
        var rights = new Rights(List.of(cashier, own));
        var chief = new Staff("noor", "Noor", "CHIEF", "x", true);
        assertFalse(rights.may(KIM, Permission.PAY_OUT));
        assertTrue(rights.may(chief, Permission.PAY_OUT));
        assertTrue(rights.may(chief, Permission.MANAGE_SHIFT));
        assertFalse(rights.may(chief, Permission.VOID), "what there was already was decided");
    }

    @Test
    void aRoleThatSomebodyDecidesNowIsAsHeDecides() {
        var before = new Role("CHIEF", "Chief", Set.of("SELL", "REFUND", "chain.stamps"), null, null);
        var decided = before.decided();
        assertEquals(
                Set.of("SELL", "REFUND", "chain.stamps", "PAY_OUT", "MANAGE_SHIFT", "VOID_PAID", "REFUND_BEYOND"),
                decided.permissions());
        assertEquals(Permission.EDITION, decided.edition());
        var strict = new Role("CHIEF", "Chief", Set.of("SELL", "REFUND"));
        assertFalse(strict.holds("PAY_OUT"));
        assertEquals(strict, strict.decided());
    }

    @Test
    void thePresentEditionIsTheNewestOfAPermission() {
        assertEquals(
                Permission.EDITION,
                Arrays.stream(Permission.values())
                        .mapToInt(Permission::edition)
                        .max()
                        .orElseThrow());
    }

    /** What the entities ask for exists, but for what is head office's own and asks for what nobody has. */
    @Test
    void entitiesNeedPermissionsThatThereAre() {
        var known = Arrays.stream(Permission.values()).map(Permission::name).collect(Collectors.toSet());
        var needed = DomainTypes.ALL.stream()
                .map(type -> type.recordType().getAnnotation(Needs.class))
                .flatMap(needs -> needs == null ? Stream.of() : Arrays.stream(needs.value()))
                .filter(name -> !known.contains(name) && !name.equals(JournalEntry.NOBODY))
                .toList();
        assertEquals(List.of(), needed);
    }
}
