package org.evertill.shift.local.internal;

import java.util.Map;
import java.util.stream.Collectors;
import org.evertill.receipt.TenderName;
import org.evertill.storage.Database;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Stored;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderTypes;

/** What the chain calls its tenders, also those that are not taken any more. */
final class TenderNames {

    private TenderNames() {}

    /** By identifier; none in a database that was opened without tenders. */
    static Map<String, TenderName> of(Database database, Reader reader) {
        if (!database.types().contains(TenderTypes.TENDER_KIND)) {
            return Map.of();
        }
        return reader.select(TenderTypes.TENDER_KIND, Selection.all().page(0, Selection.MAX_LIMIT)).stream()
                .map(Stored::value)
                .collect(Collectors.toMap(TenderKind::id, TenderKind::names));
    }
}
