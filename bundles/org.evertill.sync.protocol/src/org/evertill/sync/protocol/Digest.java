package org.evertill.sync.protocol;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * What of a scope differs between a till and head office at one cut. The rows of a scope fall into buckets by their names; first the
 * sums of the buckets are compared, then the rows of those that differ, then those rows are fetched.
 */
public final class Digest {

    /** Buckets of a scope. */
    public static final int BUCKETS = 256;

    /** Rows of buckets that differ, in one answer; when there are more, the scope is better loaded from nothing. */
    public static final int MAX_LINES = 5_000;

    /** Rows that are fetched at once. */
    public static final int MAX_ROWS = 500;

    private Digest() {}

    /** The bucket of a row, from 0: the CRC-32 of its table, a space and its identifier as UTF-8, modulo {@link #BUCKETS}. */
    public static int bucket(String table, String id) {
        var crc = new CRC32();
        crc.update((table + ' ' + id).getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % BUCKETS);
    }

    /**
     * @param seq the till's cursor of the scope: the cut at which its sums are
     * @param buckets the sums of the {@link RowDigest} of the living rows of each bucket, {@link #BUCKETS} of them
     */
    public record Question(String replica, int incarnation, String scope, long seq, List<Long> buckets) {

        public Question {
            buckets = List.copyOf(buckets);
        }
    }

    /**
     * @param head of the scope; another one than the till's cursor says that there is no comparison, because the two are not at one cut
     * @param many whether more differs than is told: then lines are left out
     * @param buckets those that differ
     * @param lines the living rows of these
     */
    public record Answer(long head, boolean many, List<Integer> buckets, List<Line> lines) {

        public Answer {
            buckets = List.copyOf(buckets);
            lines = List.copyOf(lines);
        }
    }

    /** A living row: its version, and its {@link RowDigest}. */
    public record Line(String table, String id, long version, long digest) {}

    /** A row's name. */
    public record Name(String table, String id) {

        @Override
        public String toString() {
            return table + " " + id;
        }
    }

    /**
     * Asks for rows as head office has them, and tells what was found, for people.
     *
     * @param rows that the till lacks or has otherwise, {@link #MAX_ROWS} at most; may be empty
     * @param first of all that differ
     * @param differ how many rows differ in all; 0 in a request that goes on with the rows of an earlier one
     */
    public record Fetch(
            String replica, int incarnation, String scope, long seq, List<Name> rows, Name first, long differ) {

        public Fetch {
            rows = List.copyOf(rows);
        }
    }

    /**
     * @param head as of {@link Answer}; then entries are left out
     * @param entries of the wanted rows, at least one when any is there; not all when they would be too large for one answer
     */
    public record Page(long head, List<Pull.Entry> entries) {

        public Page {
            entries = List.copyOf(entries);
        }
    }
}
