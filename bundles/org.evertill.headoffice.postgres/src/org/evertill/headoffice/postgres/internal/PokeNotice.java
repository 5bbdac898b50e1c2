package org.evertill.headoffice.postgres.internal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the head offices on one database tell each other with NOTIFY, which PostgreSQL delivers when the transaction
 * commits, and only then: the author of changes on the first line, then a line {@code scope TAB head} per scope that has
 * moved.
 *
 * @param author whose changes these are
 * @param heads scope → newest number
 */
record PokeNotice(String author, SortedMap<String, Long> heads) {

    static final String MOVED = "evertill_moved";
    static final String SHUT_OUT = "evertill_shut_out";

    /** A SELECT that sends the payloads of its one parameter, an array. */
    static final String SEND = "SELECT pg_notify('" + MOVED + "', p) FROM unnest(?::text[]) AS p";

    /** PostgreSQL refuses 8,000 bytes. */
    static final int MAX_BYTES = 7_900;

    /** The notices of one transaction; more than one when there are many scopes. */
    static List<String> payloads(String author, SortedMap<String, Long> heads) {
        var payloads = new ArrayList<String>();
        var payload = new StringBuilder(author);
        int bytes = bytes(author);
        for (Map.Entry<String, Long> head : heads.entrySet()) {
            String line = "\n" + head.getKey() + "\t" + head.getValue();
            if (bytes + bytes(line) > MAX_BYTES) {
                payloads.add(payload.toString());
                payload = new StringBuilder(author);
                bytes = bytes(author);
            }
            payload.append(line);
            bytes += bytes(line);
        }
        payloads.add(payload.toString());
        return payloads;
    }

    /** What a payload says; empty when it is not one of ours. */
    static Optional<PokeNotice> parse(String payload) {
        var lines = payload.split("\n");
        var heads = new TreeMap<String, Long>();
        for (int i = 1; i < lines.length; i++) {
            int tab = lines[i].lastIndexOf('\t');
            try {
                heads.put(lines[i].substring(0, Math.max(0, tab)), Long.parseLong(lines[i].substring(tab + 1)));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
        return heads.isEmpty() ? Optional.empty() : Optional.of(new PokeNotice(lines[0], heads));
    }

    /** Says at commit that a till may not listen any more. */
    static void shutOut(Connection connection, String replica) throws SQLException {
        try (var notify = connection.prepareStatement("SELECT pg_notify('" + SHUT_OUT + "', ?)")) {
            notify.setString(1, replica);
            notify.execute();
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
