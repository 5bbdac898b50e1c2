package org.evertill.shift.local.internal;

import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evertill.kernel.Money;
import org.evertill.receipt.TenderName;
import org.evertill.storage.Database;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Stored;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.evertill.tender.TenderTypes;

/** The chain's tenders, also those that are not taken any more. */
record Tenders(List<TenderKind> kinds) {

    /** None in a database that was opened without tenders. */
    static Tenders of(Database database, Reader reader) {
        if (!database.types().contains(TenderTypes.TENDER_KIND)) {
            return new Tenders(List.of());
        }
        return new Tenders(reader
                .select(TenderTypes.TENDER_KIND, Selection.all().page(0, Selection.MAX_LIMIT))
                .stream()
                .map(Stored::value)
                .toList());
    }

    /** What they are called, by identifier. */
    Map<String, TenderName> names() {
        return kinds.stream().collect(Collectors.toMap(TenderKind::id, TenderKind::names));
    }

    /** Whether cash of a currency is taken, or was. */
    boolean know(Currency foreign) {
        return kind(foreign).isPresent();
    }

    /** What foreign cash is worth now, rounded half up; empty where no tender has its currency any more. */
    Optional<Money> worth(Money foreign, Currency own) {
        return kind(foreign.currency())
                .map(kind -> foreign.isNegative()
                        ? kind.worth(foreign.negated(), own).negated()
                        : kind.worth(foreign, own));
    }

    /** One that is taken comes before one that is not. */
    private Optional<TenderKind> kind(Currency foreign) {
        return kinds.stream()
                .filter(kind -> kind.type() == TenderType.FOREIGN_CASH
                        && foreign.getCurrencyCode().equals(kind.currency()))
                .min(Comparator.comparing((TenderKind kind) -> !kind.active()).thenComparing(TenderKind::id));
    }
}
