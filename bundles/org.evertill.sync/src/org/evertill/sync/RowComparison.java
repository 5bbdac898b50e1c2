package org.evertill.sync;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.sync.protocol.Digest;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Salvage;

/**
 * Whether the till's rows are what head office says that they are at the cut, and what to do when they are not. Asked between two cuts,
 * by the thread that applies them.
 */
public interface RowComparison {

    /** One that has nothing to compare. */
    RowComparison NONE = new RowComparison() {

        @Override
        public Optional<Differing> next() {
            return Optional.empty();
        }

        @Override
        public Map<Digest.Name, Long> rows(String scope, List<Integer> buckets) {
            return Map.of();
        }

        @Override
        public void repair(String scope, List<Pull.Entry> entries, List<Digest.Name> strange) {}

        @Override
        public void reload(String scope) {}

        @Override
        public void leave(String scope) {}

        @Override
        public void lookAnew() {}

        @Override
        public List<Salvage.Fact> offers() {
            return List.of();
        }

        @Override
        public void offered(List<Salvage.Fact> rows) {}

        @Override
        public List<Salvage.Edit> edits() {
            return List.of();
        }

        @Override
        public void editsOffered(List<Salvage.Edit> edits) {}
    };

    /**
     * A scope whose digest is not the one that head office told with the cut. Costs next to nothing when there is none, but that once a
     * day the sums are taken anew from the rows, so that what was lost or spoilt in the till's own file is noticed too.
     */
    Optional<Differing> next();

    /** The digests of the rows that this till has of some buckets of a scope. */
    Map<Digest.Name, Long> rows(String scope, List<Integer> buckets);

    /**
     * Puts rows right, as if a cut had brought them.
     *
     * @param entries as head office has them
     * @param strange rows that are not in the scope at head office. Facts among them stay: what has happened is not undone
     */
    void repair(String scope, List<Pull.Entry> entries, List<Digest.Name> strange);

    /** Loads a scope from nothing with the next pull; what is visible stays until then. */
    void reload(String scope);

    /** Leaves a scope alone for an hour if it still differs: it was looked into. */
    void leave(String scope);

    /** The sums are taken anew from the rows before the next comparison. */
    void lookAnew();

    /** Facts that head office lost, and that were not offered to it yet; some of them, up to {@link Salvage#MAX_ROWS}. */
    List<Salvage.Fact> offers();

    /** Head office has answered to an offer; what it took comes with a cut. */
    void offered(List<Salvage.Fact> rows);

    /** Edits of master data that head office lost, and that were not offered to it yet; so many, and so large, as one request takes. */
    List<Salvage.Edit> edits();

    /** Head office has answered to an offer of edits. */
    void editsOffered(List<Salvage.Edit> edits);

    /**
     * @param seq the till's cursor
     * @param buckets the sums of the rows, {@link Digest#BUCKETS} of them
     */
    record Differing(String scope, long seq, List<Long> buckets) {

        public Differing {
            buckets = List.copyOf(buckets);
        }
    }
}
