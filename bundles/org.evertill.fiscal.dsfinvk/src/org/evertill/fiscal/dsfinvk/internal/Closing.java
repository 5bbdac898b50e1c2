package org.evertill.fiscal.dsfinvk.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import org.evertill.shift.ShiftClosing;

/** Which Z a row belongs to: every row begins with it. The numbers of Z begin anew with a series, so it is part of the till's name. */
record Closing(String till, Instant at, long number) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    static Closing of(ShiftClosing z) {
        return new Closing(z.registerId() + "-" + z.zSeries(), z.closedAt(), z.zNumber());
    }

    /** A moment as the files have it. */
    static String moment(Instant at) {
        return MOMENT.format(at);
    }

    /** A row of it: columns and values in turn. */
    Map<String, Object> row(Object... columns) {
        var row = new TreeMap<String, Object>();
        row.put("Z_KASSE_ID", till);
        row.put("Z_ERSTELLUNG", moment(at));
        row.put("Z_NR", number);
        for (int i = 0; i < columns.length; i += 2) {
            row.put(columns[i].toString(), columns[i + 1]);
        }
        return row;
    }
}
