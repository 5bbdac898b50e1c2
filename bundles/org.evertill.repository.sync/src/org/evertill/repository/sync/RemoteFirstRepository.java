package org.evertill.repository.sync;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.MergePolicy;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.VersionVector;
import org.evertill.repository.DataRepository;
import org.evertill.repository.SyncStrategy.Sides;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Selection.Order;
import org.evertill.storage.Stored;

/** One access after the other: head office if it can, else the till. */
final class RemoteFirstRepository<T extends Record> implements DataRepository<T> {

    /** Problems that are head office's answer about the row, beside all {@code entity.…}; any other is no answer. */
    private static final Set<String> ANSWERS = Set.of(
            "auth.not-permitted",
            "sync.foreign-scope",
            "sync.bad-selection",
            "sync.request-reused",
            "headoffice.not-saved");

    /** After these nobody knows whether head office did what it was asked. */
    private static final Set<String> UNKNOWN =
            Set.of("connection.timeout", "connection.interrupted", "connection.truncated", "connection.unavailable");

    /** Columns of which a till knows more than head office. */
    private static final Set<String> OWN = Set.of(
            Bookkeeping.SYNC_STATUS,
            Bookkeeping.LAST_SYNCED,
            Bookkeeping.VERSION_VECTOR,
            Bookkeeping.IS_DELETED,
            Bookkeeping.EXTRA);

    private final Sides<T> sides;

    RemoteFirstRepository(Sides<T> sides) {
        this.sides = sides;
    }

    @Override
    public Outcome<Stored<T>> create(T value) {
        String id = sides.type().idOf(value);
        return written(
                side -> side.create(value),
                () -> sides.local().findById(id).filter(row -> row.value().equals(value)));
    }

    /** What adds up would be added twice if it was done at head office and again here; so the caller has to look. */
    @Override
    public Outcome<Stored<T>> update(String id, VersionVector seen, UnaryOperator<T> change) {
        if (!addsUp()) {
            return written(
                    side -> side.update(id, seen, change),
                    () -> sides.local()
                            .findById(id)
                            .filter(row -> change.apply(row.value()).equals(row.value())));
        }
        if (!hasHeadOffice()) {
            return sides.local().update(id, seen, change);
        }
        var outcome = sides.remote().update(id, seen, change);
        return isAnswer(outcome) || isUnknown(outcome) ? outcome : sides.local().update(id, seen, change);
    }

    @Override
    public Outcome<Stored<T>> delete(String id, VersionVector seen) {
        var before = sides.local().findById(id);
        return written(
                side -> side.delete(id, seen),
                () -> before.filter(row -> sides.local().findById(id).isEmpty()));
    }

    @Override
    public Optional<Stored<T>> findById(String id) {
        return read(side -> side.findById(id));
    }

    @Override
    public List<Stored<T>> findAll(Selection selection) {
        return isAboutData(selection)
                ? read(side -> side.findAll(selection))
                : sides.local().findAll(selection);
    }

    @Override
    public long count(Selection selection) {
        return isAboutData(selection)
                ? read(side -> side.count(selection))
                : sides.local().count(selection);
    }

    /**
     * A change that may be made on both sides: what head office perhaps did and the till does again is the same value of
     * the same row, and two equal edits agree when they meet. What head office did may also have come down before the
     * till does it.
     *
     * @param done the row on the till, if it is as it shall be
     */
    private Outcome<Stored<T>> written(
            Function<DataRepository<T>, Outcome<Stored<T>>> change, Supplier<Optional<Stored<T>>> done) {
        if (!hasHeadOffice()) {
            return change.apply(sides.local());
        }
        var there = change.apply(sides.remote());
        if (isAnswer(there)) {
            return there;
        }
        var here = change.apply(sides.local());
        return here.isOk() || !isUnknown(there)
                ? here
                : done.get().map(Outcome::ok).orElse(here);
    }

    private <R> R read(Function<DataRepository<T>, R> question) {
        if (hasHeadOffice()) {
            try {
                return question.apply(sides.remote());
            } catch (ProblemException e) {
                if (isAnswer(e.problem())) {
                    throw e;
                }
            }
        }
        return question.apply(sides.local());
    }

    /** While head office lacks something that was written here, this till would not read its own writes there. */
    private boolean hasHeadOffice() {
        return sides.uplink().isUp() && sides.uplink().flush();
    }

    private boolean addsUp() {
        return sides.type().groups().stream().anyMatch(group -> group.policy() == MergePolicy.COUNTER);
    }

    private static boolean isAnswer(Outcome<?> outcome) {
        return !(outcome instanceof Outcome.Failed<?>(var problem)) || isAnswer(problem);
    }

    private static boolean isAnswer(Problem problem) {
        return problem.code().startsWith("entity.") || ANSWERS.contains(problem.code());
    }

    private static boolean isUnknown(Outcome<?> outcome) {
        return outcome instanceof Outcome.Failed<?>(var problem) && UNKNOWN.contains(problem.code());
    }

    private static boolean isAboutData(Selection selection) {
        return Stream.concat(
                        selection.filters().stream().map(Filter::column),
                        selection.order().stream().map(Order::column))
                .noneMatch(OWN::contains);
    }
}
