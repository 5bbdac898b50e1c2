package org.evertill.ui.shift.internal;

import java.util.Currency;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Store;
import org.evertill.kernel.Outcome;
import org.evertill.shift.ShiftDesk;
import org.evertill.shift.ShiftDesk.Open;
import org.evertill.storage.Database;
import org.evertill.storage.Stored;
import org.evertill.ui.Till;

/**
 * The drawer of whoever works at the window, without any amount that a count should not know of.
 *
 * @param open the shift into which the person sells; empty when none is open
 */
record Drawer(Store store, Optional<Open> open) {

    /** As it is now. Reads the database, so not on the UI's thread. */
    static Outcome<Drawer> read(Till till, String staffId) {
        return till.service(ShiftDesk.class)
                .then(desk -> desk.status(staffId))
                .then(shifts -> store(till)
                        .map(store -> new Drawer(
                                store,
                                shifts.stream()
                                        .filter(some -> isOf(some, staffId))
                                        .findFirst())));
    }

    private static boolean isOf(Open some, String staffId) {
        var whose = some.shift().cashierId();
        return whose == null || whose.equals(staffId);
    }

    private static Outcome<Store> store(Till till) {
        return till.service(Database.class)
                .then(database -> database.identity()
                        .flatMap(
                                identity -> database.read(reader -> reader.find(DomainTypes.STORE, identity.storeId())))
                        .map(Stored::value)
                        .<Outcome<Store>>map(Outcome::ok)
                        .orElseGet(() -> Outcome.failed(
                                "till.no-store", "The shop's data has not arrived yet. Connect to head office once.")));
    }

    Currency currency() {
        return Currency.getInstance(store.currency());
    }

    /** Whether it opened by itself and can still be given its float. */
    boolean needsFloat() {
        return open.filter(some ->
                        some.receipts() == 0 && some.shift().openingFloat().isZero())
                .isPresent();
    }

    /** Whether it can be closed with the last count. */
    boolean isCounted() {
        return open.flatMap(Open::count).isPresent();
    }
}
