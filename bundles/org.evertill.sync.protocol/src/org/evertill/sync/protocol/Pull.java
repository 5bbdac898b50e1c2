package org.evertill.sync.protocol;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evertill.entity.Row;

/** Rows on their way to a till. */
public final class Pull {

    private Pull() {}

    /**
     * @param cursors per scope the newest sequence number the till has staged or applied; scopes left out count as 0
     * @param loads the scopes that the till is loading from nothing, with the floor that it was told at the beginning; empty
     *     when it knows nothing of floors, as older tills do
     * @param limit rows in the answer at most
     */
    public record Request(
            String replica,
            int incarnation,
            SortedMap<String, Long> cursors,
            Optional<SortedMap<String, Long>> loads,
            int limit) {

        /** Of a till that knows nothing of floors. */
        public Request(String replica, int incarnation, SortedMap<String, Long> cursors, int limit) {
            this(replica, incarnation, cursors, Optional.empty(), limit);
        }

        /** The cursor of a scope. */
        public long cursor(String scope) {
            return cursors.getOrDefault(scope, 0L);
        }

        /**
         * The scopes that the till has to load from nothing, with their floors: it has not come to the floor, and is not under
         * way from nothing since then either; or it has come to rows that head office lost when it was put back from a backup. A till
         * that does not say where its loads began does not know of any.
         *
         * @param lost the scopes in which the till has come to numbers of an earlier epoch that head office has lost
         */
        public SortedMap<String, Long> reloads(SortedMap<String, Reach> reach, Set<String> lost) {
            var reloads = new TreeMap<String, Long>();
            loads.ifPresent(begun -> reach.forEach((scope, to) -> {
                long complete = Math.max(cursor(scope), begun.getOrDefault(scope, -1L));
                boolean isOfAnotherPast = cursor(scope) > to.head() || lost.contains(scope);
                if (complete < to.floor() || isOfAnotherPast) {
                    reloads.put(scope, to.floor());
                }
            }));
            return reloads;
        }
    }

    /**
     * From where to where the feed of a scope goes; both 0 for one in which nothing is yet.
     *
     * @param floor what stands up to here may have been taken out, if it was no living row
     * @param digest of its living rows
     */
    public record Reach(long head, long floor, long digest) {

        /** Of a scope whose digest nobody asks for. */
        public Reach(long head, long floor) {
            this(head, floor, 0);
        }
    }

    /**
     * One page, read in one snapshot.
     *
     * @param entries in order of (scope, seq); may be empty
     * @param cursors the cursor of every subscribed scope after this page
     * @param reloads scopes that begin from nothing with this page, with their floors: head office does not have all any more
     *     that happened since the till's cursor. What the till has staged of them is void; when the cut is complete, what it
     *     has of them and the load does not name is gone
     * @param ackedSeq the newest operation of this till that the snapshot contains
     * @param more whether the snapshot holds more; only a page without more completes a cut
     * @param digests of the scopes at the cut that this page completes, see {@link RowDigest}; empty when there is more, or when head
     *     office cannot say
     */
    public record Answer(
            int epoch,
            List<Entry> entries,
            SortedMap<String, Long> cursors,
            SortedMap<String, Long> reloads,
            long ackedSeq,
            boolean more,
            SortedMap<String, Long> digests) {

        public Answer {
            entries = List.copyOf(entries);
        }

        /** A page that says nothing of digests. */
        public Answer(
                int epoch,
                List<Entry> entries,
                SortedMap<String, Long> cursors,
                SortedMap<String, Long> reloads,
                long ackedSeq,
                boolean more) {
            this(epoch, entries, cursors, reloads, ackedSeq, more, Collections.emptySortedMap());
        }

        /** A page that goes on where the till's cursors are. */
        public Answer(int epoch, List<Entry> entries, SortedMap<String, Long> cursors, long ackedSeq, boolean more) {
            this(epoch, entries, cursors, Collections.emptySortedMap(), ackedSeq, more);
        }
    }

    /**
     * A row as head office has it.
     *
     * @param version head office's version of the row, from 1
     * @param deleted whether the row is dead; its columns are still there
     * @param gone whether the row left this scope for another one; its columns are not told
     * @param row all data columns, those that the till does not know included
     */
    public record Entry(
            String scope, long seq, String table, String id, long version, boolean deleted, boolean gone, Row row) {

        /** A row that is in its scope. */
        public Entry(String scope, long seq, String table, String id, long version, boolean deleted, Row row) {
            this(scope, seq, table, id, version, deleted, false, row);
        }
    }
}
