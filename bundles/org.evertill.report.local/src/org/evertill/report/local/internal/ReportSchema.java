package org.evertill.report.local.internal;

import java.util.List;
import org.evertill.storage.LocalSchema;
import org.osgi.service.component.annotations.Component;

/** What reports ask of the till's database beside the synced tables. */
@Component
public final class ReportSchema implements LocalSchema {

    /** Sales are found by store and moment; the index on the moment alone is read by nothing and would cost every sale. */
    private static final String OLD_INDEX = "DROP INDEX IF EXISTS sales__completed_at";

    @Override
    public String owner() {
        return "report";
    }

    @Override
    public List<Migration> migrations() {
        return List.of(new Migration(1, List.of(OLD_INDEX)));
    }
}
