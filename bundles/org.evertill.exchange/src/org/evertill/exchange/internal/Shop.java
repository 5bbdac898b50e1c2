package org.evertill.exchange.internal;

import java.time.ZoneId;
import java.util.Currency;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Store;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.storage.Database;
import org.evertill.storage.Stored;
import org.evertill.storage.TillIdentity;

/** Whose files these are. */
record Shop(TillIdentity till, Store store) {

    /** Problems: {@code till.not-enrolled}, {@code till.no-store}. */
    static Outcome<Shop> of(Database database) {
        var till = database.identity();
        if (till.isEmpty()) {
            return Outcome.failed(
                    "till.not-enrolled",
                    "This till does not belong to a store yet. Ask head office for an enrolment code and enrol the till.");
        }
        return database.read(reader -> reader.find(DomainTypes.STORE, till.get().storeId()))
                .map(Stored::value)
                .map(store -> Outcome.ok(new Shop(till.get(), store)))
                .orElseGet(() -> Outcome.failed(Problem.of(
                                "till.no-store",
                                "The till does not know its store yet. Connect it to head office and synchronise once.")
                        .with("store", till.get().storeId())));
    }

    Currency currency() {
        return Currency.getInstance(store.currency());
    }

    ZoneId zone() {
        return store.zone();
    }
}
