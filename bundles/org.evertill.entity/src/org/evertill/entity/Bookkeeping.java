package org.evertill.entity;

import java.util.List;

/** The columns every synced table has beside its data, on tills and at head office. */
public final class Bookkeeping {

    public static final String SCOPE = "scope";
    public static final String SYNC_STATUS = "sync_status";
    public static final String LAST_SYNCED = "last_synced";
    public static final String VERSION_VECTOR = "version_vector";
    public static final String IS_DELETED = "is_deleted";
    /** Fields that a newer version knows and this one does not, as a JSON object. */
    public static final String EXTRA = "extra";

    /** What stands in {@link #SYNC_STATUS} of a row that is as head office has it: there always, on a till mostly. */
    public static final String SYNCED = "synced";

    /** All of them, in the order of the table. */
    public static final List<String> COLUMNS =
            List.of(SCOPE, SYNC_STATUS, LAST_SYNCED, VERSION_VECTOR, IS_DELETED, EXTRA);

    private Bookkeeping() {}

    static ColumnType typeOf(String column) {
        return switch (column) {
            case IS_DELETED -> ColumnType.BOOLEAN;
            case LAST_SYNCED -> ColumnType.INSTANT;
            default -> ColumnType.TEXT;
        };
    }
}
