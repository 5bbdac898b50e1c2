package org.evertill.headoffice.access;

import java.util.List;
import java.util.Optional;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.sync.protocol.History;
import org.evertill.sync.words.RowLookup;

/** Head office's rows for the words about what waits for people; of a dead row what its history says of it. */
public final class OfficeRows {

    private static final int MAX_PAGES = 10;

    private final HeadOfficeDesk desk;

    private OfficeRows(HeadOfficeDesk desk) {
        this.desk = desk;
    }

    /** The rows of a head office. Asks its database; any thread but a window's. */
    public static RowLookup of(HeadOfficeDesk desk) {
        var rows = new OfficeRows(desk);
        return new RowLookup(desk.types(), rows::row, List.of(rows::history));
    }

    private Optional<Row> row(EntityType<?> type, String id) {
        return living(type, id).or(() -> {
            var row = Row.EMPTY;
            long after = 0;
            for (int n = 0; n < MAX_PAGES; n++) {
                var page = history(type.table(), id, after, History.MAX_ENTRIES);
                for (History.Entry entry : page.entries()) {
                    row = row.overlaidBy(entry.after());
                }
                after = page.next();
                if (after == 0) {
                    break;
                }
            }
            return row.isEmpty() ? Optional.empty() : Optional.of(row);
        });
    }

    private <T extends Record> Optional<Row> living(EntityType<T> type, String id) {
        return desk.find(type, id).map(type::toRow);
    }

    private History.Page history(String table, String id, long after, int limit) {
        return desk.history(table, id, after, limit).orThrow();
    }
}
