package org.evertill.report.local.internal;

import java.util.List;
import org.evertill.storage.Database;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Stored;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderTypes;

/** The chain's tenders, also those that are not taken any more. */
final class OwnTenders {

    private OwnTenders() {}

    /** None in a database that was opened without tenders. */
    static List<TenderKind> of(Database database, Reader reader) {
        return database.types().contains(TenderTypes.TENDER_KIND)
                ? reader.select(TenderTypes.TENDER_KIND, Selection.all().page(0, Selection.MAX_LIMIT)).stream()
                        .map(Stored::value)
                        .toList()
                : List.of();
    }
}
