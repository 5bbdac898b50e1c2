package org.evertill.shift.local.internal;

import java.util.List;
import org.evertill.storage.LocalSchema;
import org.osgi.service.component.annotations.Component;

/** What shifts keep in the till's database beside the synced tables. */
@Component
public final class ShiftSchema implements LocalSchema {

    private static final String Z_SERIES = """
        CREATE TABLE z_series (
            register_id TEXT NOT NULL, series TEXT NOT NULL, next_number INTEGER NOT NULL,
            grand_total_minor INTEGER NOT NULL, PRIMARY KEY (register_id, series)) WITHOUT ROWID\
        """;

    /** Each sale looks for the open shift; without it the look would take longer with every shift that there ever was. */
    private static final String OPEN_SHIFTS = """
        CREATE INDEX shifts_open ON shifts (register_id, number) WHERE closed_at IS NULL\
        """;

    @Override
    public String owner() {
        return "shift";
    }

    @Override
    public List<Migration> migrations() {
        return List.of(new Migration(1, List.of(Z_SERIES, OPEN_SHIFTS)));
    }
}
