package org.evertill.storage.sqlite.internal;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.protocol.RowDigest;
import org.jspecify.annotations.Nullable;

/** Takes the digests of all scopes anew from the rows: they are what came in the last cut, and what head office says. */
final class DigestCheck {

    private DigestCheck() {}

    private record Cursor(String scope, Optional<Long> digest, Optional<Long> told) {}

    static void run(Session session, Tables tables, Findings findings) {
        boolean unknown = session.number("SELECT EXISTS (SELECT 1 FROM early_row WHERE digest IS NULL)") != 0;
        if (unknown) {
            return;
        }
        findings.begin("taking the digests anew", 0);
        var sums = new TreeMap<String, Long>();
        try {
            new CountedRows(session, tables).each(row -> sums.merge(row.scope(), row.digest(), Long::sum));
        } catch (ProblemException | IllegalArgumentException e) {
            findings.add("row.unreadable", "A row cannot be read; no digest was compared.");
            return;
        }
        for (Cursor cursor : session.list(
                "SELECT scope, digest, told FROM sync_cursor ORDER BY scope",
                List.of(),
                row -> new Cursor(row.getString(1), parsed(row.getString(2)), parsed(row.getString(3))))) {
            long sum = sums.getOrDefault(cursor.scope(), 0L);
            if (cursor.digest().filter(digest -> digest != sum).isPresent()) {
                findings.add(
                        "row.not-pulled",
                        "The rows of " + cursor.scope() + " are not those that came from head office. \"sync --once"
                                + " --compare\" puts them right.");
            } else if (cursor.told().filter(told -> told != sum).isPresent()) {
                findings.add(
                        "row.not-head-office",
                        "The rows of " + cursor.scope() + " are not those that head office has. \"sync --once"
                                + " --compare\" looks into it.");
            }
        }
    }

    private static Optional<Long> parsed(@Nullable String digest) {
        return Optional.ofNullable(digest).map(RowDigest::parse);
    }
}
