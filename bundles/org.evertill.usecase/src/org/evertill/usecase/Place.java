package org.evertill.usecase;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import org.evertill.domain.CashRounding;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Store;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.Database;
import org.evertill.storage.Reader;
import org.evertill.storage.Stored;
import org.evertill.storage.TillIdentity;

/** Where selling happens: this till, in its store. */
public record Place(TillIdentity till, Store store) {

    /** Throws {@code till.not-enrolled} or {@code till.no-store}. */
    public static Place of(Database database, Reader reader) {
        var till = database.identity()
                .orElseThrow(
                        () -> new ProblemException(
                                Problem.of(
                                        "till.not-enrolled",
                                        "This till does not belong to a store yet. Ask head office for an enrolment code and enrol the till.")));
        var store = reader.find(DomainTypes.STORE, till.storeId())
                .map(Stored::value)
                .orElseThrow(() -> new ProblemException(Problem.of(
                                "till.no-store",
                                "The till does not know its store yet. Connect it to head office and synchronise once.")
                        .with("store", till.storeId())));
        return new Place(till, store);
    }

    public Currency currency() {
        return Currency.getInstance(store.currency());
    }

    /** How cash is rounded here. */
    public CashRounding cashRounding() {
        Integer coin = store.smallestCoinMinor();
        return coin == null || coin < 1 ? CashRounding.NONE : new CashRounding(coin);
    }

    /** The calendar day in the store. */
    public LocalDate day(Instant at) {
        return at.atZone(zone()).toLocalDate();
    }

    /** The time zone of the store's clock. */
    public ZoneId zone() {
        return store.zone();
    }
}
