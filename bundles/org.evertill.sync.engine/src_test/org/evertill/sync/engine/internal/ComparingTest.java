package org.evertill.sync.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.evertill.entity.Row;
import org.evertill.kernel.Outcome;
import org.evertill.sync.RowComparison;
import org.evertill.sync.engine.internal.Comparing.Next;
import org.evertill.sync.protocol.Digest;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Salvage;
import org.junit.jupiter.api.Test;

/** Rows that differ are fetched in as many answers as it takes, and no more. */
class ComparingTest {

    private static final String SCOPE = "chain";
    private static final long CUT = 7;

    private final MemoryTill till = new MemoryTill("R1");
    private final Rows rows = new Rows();
    private final Wire wire = new Wire();
    private final Comparing comparing = new Comparing(
            till.identity().orElseThrow(),
            rows,
            new Exchanges(
                    wire,
                    new SilentMonitor(),
                    Clock.systemUTC(),
                    till.identity().orElseThrow()));

    @Test
    void whatDoesNotFitIntoOneAnswerIsAskedForAgain() {
        wire.answer = fetch -> page(fetch.rows().getFirst().id());
        assertEquals(Next.GO_ON, comparing.advance());
        assertEquals(List.of("a", "b", "c"), rows.repaired);
        assertEquals(List.of(3L, 0L, 0L), wire.differ, "head office tells people once");
    }

    @Test
    void aRowThatIsNotThereAnyMoreIsNotWaitedFor() {
        wire.answer = fetch -> page();
        assertEquals(Next.GO_ON, comparing.advance());
        assertEquals(List.of(), rows.repaired);
        assertEquals(1, wire.differ.size());
    }

    @Test
    void rowsThatNobodyAskedForKeepNobodyAsking() {
        wire.answer = fetch -> page("z");
        assertEquals(Next.GO_ON, comparing.advance());
        assertEquals(1, wire.differ.size());
    }

    @Test
    void whenHeadOfficeHasMovedOnNothingIsTouched() {
        wire.answer = fetch -> new Digest.Page(CUT + 1, List.of());
        assertEquals(Next.FETCH, comparing.advance());
        assertFalse(rows.isTouched);
    }

    /** What it is told stays at the till as long as nobody keeps it. */
    @Test
    void anOlderHeadOfficeThatKeepsNoEditsIsNotTakenForOneThatDoes() {
        var edit = new Salvage.Edit("products", "p", SCOPE, 5, false, Row.EMPTY);
        rows.edits = List.of(edit);
        assertEquals(Next.DONE, comparing.advance());
        assertEquals(List.of(edit), rows.edits);
        wire.kept = Optional.of(1L);
        assertEquals(Next.GO_ON, comparing.advance());
        assertEquals(List.of(), rows.edits);
    }

    private static Digest.Page page(String... ids) {
        return new Digest.Page(
                CUT,
                Stream.of(ids)
                        .map(id -> new Pull.Entry(SCOPE, 1, "products", id, 1, false, Row.EMPTY))
                        .toList());
    }

    /** A till that lacks three rows. */
    private static final class Rows implements RowComparison {

        private final List<String> repaired = new ArrayList<>();
        private List<Salvage.Edit> edits = List.of();
        private boolean isTouched;

        @Override
        public Optional<Differing> next() {
            return !edits.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Differing(SCOPE, CUT, Collections.nCopies(Digest.BUCKETS, 0L)));
        }

        @Override
        public Map<Digest.Name, Long> rows(String scope, List<Integer> buckets) {
            return Map.of();
        }

        @Override
        public void repair(String scope, List<Pull.Entry> entries, List<Digest.Name> strange) {
            isTouched = true;
            entries.stream().map(Pull.Entry::id).filter(id -> !id.equals("z")).forEach(repaired::add);
        }

        @Override
        public void reload(String scope) {
            isTouched = true;
        }

        @Override
        public void leave(String scope) {
            isTouched = true;
        }

        @Override
        public void lookAnew() {}

        @Override
        public List<Salvage.Fact> offers() {
            return List.of();
        }

        @Override
        public void offered(List<Salvage.Fact> facts) {}

        @Override
        public List<Salvage.Edit> edits() {
            return edits;
        }

        @Override
        public void editsOffered(List<Salvage.Edit> offered) {
            edits = List.of();
        }
    }

    private static final class Wire extends MemoryHeadOfficeProxy {

        private final List<Long> differ = new ArrayList<>();
        private Function<Digest.Fetch, Digest.Page> answer = fetch -> page();
        private Optional<Long> kept = Optional.empty();

        Wire() {
            super(new MemoryHeadOffice(Clock.systemUTC()));
        }

        @Override
        public Outcome<Digest.Answer> digest(Line line, Digest.Question question) {
            var lines = Stream.of("a", "b", "c")
                    .map(id -> new Digest.Line("products", id, 1, 5))
                    .toList();
            return Outcome.ok(new Digest.Answer(CUT, false, List.of(1), lines));
        }

        @Override
        public Outcome<Digest.Page> digestRows(Line line, Digest.Fetch fetch) {
            if (differ.size() > 10) {
                throw new IllegalStateException("it asks for ever");
            }
            differ.add(fetch.differ());
            return Outcome.ok(answer.apply(fetch));
        }

        @Override
        public Outcome<Salvage.Answer> salvage(Line line, Salvage.Offer offer) {
            return Outcome.ok(new Salvage.Answer(0, kept));
        }
    }
}
