package org.evertill.headoffice.http.internal;

import java.util.Map;
import org.evertill.headoffice.RowDesk;
import org.evertill.headoffice.http.internal.Endpoints.Endpoint;
import org.evertill.headoffice.http.internal.Endpoints.Guarded;
import org.evertill.sync.protocol.WireJson;

/** The paths of single rows. */
final class RowEndpoints {

    private RowEndpoints() {}

    static Map<String, Endpoint> under(String prefix, RowDesk rows) {
        return Map.of(
                prefix + "rows/find",
                new Guarded<>(WireJson.ROWS_FIND, WireJson.ROWS_PAGE, r -> r.replica(), rows::find),
                prefix + "rows/select",
                new Guarded<>(WireJson.ROWS_SELECT, WireJson.ROWS_PAGE, r -> r.replica(), rows::select),
                prefix + "rows/count",
                new Guarded<>(WireJson.ROWS_COUNT, WireJson.ROWS_TOTAL, r -> r.replica(), rows::count),
                prefix + "rows/write",
                new Guarded<>(WireJson.ROWS_WRITE, WireJson.ROWS_ENTRY, r -> r.replica(), rows::write));
    }
}
