package org.evertill.simulation.internal;

import java.util.List;
import java.util.Optional;
import org.evertill.entity.Row;
import org.evertill.sync.merge.ConflictPolicy;

/** Rules of the simulated chain's own: one that decides ratings, and one that fails on certain values. */
final class Policies {

    static final List<ConflictPolicy> ALL = List.of(new Faulty(), new LongerRating());

    /** What makes the faulty rule fail. */
    static final String BAD = "bad";

    private Policies() {}

    /** The longer text stands, the later one in the alphabet of two that are as long. */
    private static final class LongerRating implements ConflictPolicy {

        @Override
        public String name() {
            return "longer";
        }

        @Override
        public Optional<Resolution> resolve(ConcurrentEdit edit) {
            if (!edit.group().name().equals("rating")) {
                return Optional.empty();
            }
            return Optional.of(
                    prefers(edit.incoming().value(), edit.stored().value())
                            ? new Resolution.Take()
                            : new Resolution.Keep());
        }
    }

    /** Throws where it meets a value that it was not made for. */
    private static final class Faulty implements ConflictPolicy {

        @Override
        public String name() {
            return "faulty";
        }

        @Override
        public Optional<Resolution> resolve(ConcurrentEdit edit) {
            if (edit.group().name().equals("rating")
                    && text(edit.incoming().value()).contains(BAD)) {
                throw new IllegalStateException("a rule that was not made for this");
            }
            return Optional.empty();
        }
    }

    /** Whether the rule takes the first of two ratings. */
    static boolean prefers(Row first, Row second) {
        String one = text(first);
        String other = text(second);
        return one.length() != other.length() ? one.length() > other.length() : one.compareTo(other) > 0;
    }

    private static String text(Row value) {
        return String.valueOf(value.text("rating"));
    }
}
