package org.evertill.ui.sell.internal;

import org.evertill.kernel.Outcome;
import org.evertill.storage.Database;
import org.evertill.ui.Till;

/** What people type of the number of a receipt. */
final class ReceiptNumbers {

    private ReceiptNumbers() {}

    /**
     * The whole number; of digits alone that of this register. Reads the database, so not on the UI's thread. Problem:
     * {@code till.not-enrolled}.
     */
    static Outcome<String> whole(Till till, String typed) {
        if (!Typed.isShortReceipt(typed)) {
            return Outcome.ok(typed.strip());
        }
        return till.service(Database.class)
                .then(database -> database.identity()
                        .map(i -> Outcome.ok(
                                "%s-%s-%06d".formatted(i.registerId(), i.series(), Long.valueOf(typed.strip()))))
                        .orElseGet(() -> Outcome.failed(
                                "till.not-enrolled",
                                "This till does not belong to a shop yet. Connect it to head office.")));
    }
}
