package org.evertill.headoffice.postgres.internal;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.evertill.entity.CanonicalJson;
import org.evertill.entity.Entity.Nature;
import org.evertill.entity.EntityType;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.Row;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.Author;
import org.evertill.sync.merge.RowState;
import org.evertill.sync.merge.Sibling;
import org.evertill.sync.merge.StoredRow;
import org.evertill.sync.protocol.OperationKind;
import org.evertill.sync.protocol.Rows;
import org.jspecify.annotations.Nullable;

/**
 * The operation that a request for one row comes to: a pure function of the request and the row as it is.
 *
 * @param seen what the operation is based on: the row as it is, since a stale request makes no operation
 */
record RowDraft(OperationKind kind, String scope, Row before, Row after, VersionVector seen) {

    static final Problem DERIVED =
            Problem.of("entity.derived", "Only head office makes such rows. Settle what they are about.");

    /**
     * What to do; null when the row is so already.
     *
     * @param till who asks
     * @param stored the row, dead or alive
     * @throws ProblemException as of {@link org.evertill.headoffice.RowDesk#write}
     */
    static @Nullable RowDraft of(EntityType<?> type, Author till, Rows.Write request, @Nullable StoredRow stored) {
        if (request.change() == Rows.Change.CREATE) {
            return create(type, request, stored);
        }
        if (stored == null || stored.state().deleted()) {
            throw new ProblemException(missing(request));
        }
        checkSeen(type, till, request, stored.state());
        return request.change() == Rows.Change.DELETE ? delete(stored) : update(type, request, stored);
    }

    /**
     * The scope that a row names.
     *
     * @throws ProblemException {@code entity.invalid} when it names none
     */
    static String scopeOf(EntityType<?> type, Row row) {
        try {
            return type.scopeOf(row);
        } catch (RuntimeException e) {
            throw invalid("The row lacks what says whose it is.");
        }
    }

    static ProblemException invalid(String message) {
        return new ProblemException(Problem.of("entity.invalid", message));
    }

    static Problem missing(Rows.Write request) {
        return about(request, "entity.missing", "The row is not there, or was deleted. Look it up again.");
    }

    private static RowDraft create(EntityType<?> type, Rows.Write request, @Nullable StoredRow stored) {
        if (stored != null) {
            throw new ProblemException(
                    about(request, "entity.exists", "A row with this identifier is already there; change it instead."));
        }
        // An older till does not know the columns that were added since.
        boolean older = request.schemaVersion() < type.version();
        checkValid(type, request, older ? type.problemsOfPart(request.row()) : type.problemsOf(request.row()));
        return new RowDraft(
                OperationKind.INSERT, scopeOf(type, request.row()), Row.EMPTY, request.row(), VersionVector.EMPTY);
    }

    private static @Nullable RowDraft update(EntityType<?> type, Rows.Write request, StoredRow stored) {
        var row = stored.state().row();
        var wanted = row.overlaidBy(request.row());
        checkValid(type, request, type.problemsOf(wanted));
        var changed = FieldGroup.changedColumns(type, row, wanted);
        return changed.isEmpty()
                ? null
                : new RowDraft(
                        OperationKind.UPDATE,
                        scopeOf(type, wanted),
                        row.only(changed),
                        wanted.only(changed),
                        current(stored.state()));
    }

    private static RowDraft delete(StoredRow stored) {
        return new RowDraft(
                OperationKind.DELETE, stored.scope(), stored.state().row(), Row.EMPTY, current(stored.state()));
    }

    /** Refuses what is not done to rows of such a nature, whatever the row is. */
    static void checkNature(Nature nature, Rows.Change change) {
        boolean permitted = switch (nature) {
            case MASTER -> true;
            case PROCESS -> change != Rows.Change.DELETE;
            case FACT -> change == Rows.Change.CREATE;
            case DERIVED -> throw new ProblemException(DERIVED);
        };
        if (!permitted) {
            throw new ProblemException(Problem.of(
                    "entity.fact",
                    "What happened is not changed or deleted afterwards. Make a reversing entry: a refund, an"
                            + " adjustment."));
        }
    }

    private static void checkValid(EntityType<?> type, Rows.Write request, List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ProblemException(problems.getFirst().with("problems", problems.size()));
        }
        if (!request.id().equals(request.row().get(type.idColumn()))) {
            throw invalid("The row has another identifier than the request names.");
        }
    }

    /** Refuses what is based on a value that the author has not seen replaced; both versions are told. */
    private static void checkSeen(EntityType<?> type, Author till, Rows.Write request, RowState state) {
        var groups = new TreeSet<>(state.fields().later().keySet());
        groups.add(FieldGroup.LIFE);
        type.groups().forEach(group -> groups.add(group.name()));
        // A value that waits for a person beside the one that stands is no write of a group.
        var waiting = state.conflicts().values().stream()
                .flatMap(open -> open.conflict().values().stream())
                .map(Sibling::by);
        boolean seen = Stream.concat(groups.stream().map(state.fields()::of), waiting)
                .allMatch(till.seen(
                        request.seen().get(VersionVector.HEAD_OFFICE),
                        request.seen().get(till.till()))::has);
        if (!seen) {
            throw new ProblemException(
                    about(request, "entity.stale", "The row was changed after it was read. Look at it and do it again.")
                            .with("seen", text(request.seen()))
                            .with("current", text(current(state))));
        }
    }

    private static VersionVector current(RowState state) {
        return VersionVector.ofHeadOffice(state.version());
    }

    private static Problem about(Rows.Write request, String code, String message) {
        return Problem.of(code, message).with("table", request.table()).with("id", request.id());
    }

    private static String text(VersionVector vector) {
        var out = new StringBuilder();
        CanonicalJson.write(out, vector.counters());
        return out.toString();
    }
}
