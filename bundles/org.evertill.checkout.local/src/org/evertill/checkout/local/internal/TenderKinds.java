package org.evertill.checkout.local.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.TenderDesk;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.Database;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Stored;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderTypes;

/** What the chain takes. A database that was opened without tenders knows cash alone. */
record TenderKinds(Reader reader, boolean isKnown) {

    static TenderKinds of(Database database, Reader reader) {
        return new TenderKinds(reader, database.types().contains(TenderTypes.TENDER_KIND));
    }

    /** Those that are taken now. */
    List<TenderKind> active() {
        var rows = isKnown
                ? reader.select(
                        TenderTypes.TENDER_KIND,
                        Selection.where(Filter.equal("active", true)).page(0, Selection.MAX_LIMIT))
                : List.<Stored<TenderKind>>of();
        var kinds = new ArrayList<>(rows.stream().map(Stored::value).toList());
        if (find(TenderKind.CASH).isEmpty()) {
            kinds.add(TenderKind.cash());
        }
        kinds.sort(TenderDesk.ORDER);
        return List.copyOf(kinds);
    }

    /** Cash, also when the chain says nothing of it. */
    TenderKind cash() {
        return find(TenderKind.CASH).orElseGet(TenderKind::cash);
    }

    /** One that is taken now. Throws {@code tender.unknown}. */
    TenderKind named(String id) {
        return active().stream()
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.of(
                                "tender.unknown",
                                "Nothing called " + id + " is taken here. Choose one of "
                                        + String.join(
                                                ", ",
                                                active().stream()
                                                        .map(TenderKind::id)
                                                        .toList()) + ".")
                        .with("tender", id)));
    }

    /** One by which something was paid, taken now or not. */
    Optional<TenderKind> find(String id) {
        return isKnown ? reader.find(TenderTypes.TENDER_KIND, id).map(Stored::value) : Optional.empty();
    }
}
