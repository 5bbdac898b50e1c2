package org.evertill.sync.merge;

import java.time.Instant;
import java.util.List;
import org.evertill.entity.Entity;
import org.evertill.entity.EntityType;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.ScopePart;
import org.evertill.entity.Sensitive;
import org.evertill.entity.WellFormed;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Problem;
import org.evertill.sync.protocol.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What head office could not do as a till asked, for people to look at. Made by head office only; a row like any other, seen
 * by the till's register.
 *
 * @param txn the transaction it is about, or else the first of the rows
 * @param code the problem's code
 * @param waitsForTable the row that has to arrive first; null when nothing that arrives helps
 */
@Entity(table = "sync_incidents", scope = ScopeKind.NAMED, nature = Entity.Nature.DERIVED)
public record Incident(
        @Id String id,
        @ScopePart(ScopePart.Part.SCOPE) String seenIn,
        @Label("Kind") Kind kind,
        @Label("Till") @Indexed String replica,
        @Label("Transaction") @MaxLength(300) String txn,
        @Label("First operation") long firstSeq,
        @Label("Last operation") long lastSeq,
        @Label("Code") String code,
        @Label("Reason") @Sensitive @MaxLength(4_000) String message,
        @Label("Waits for table") @Nullable String waitsForTable,
        @Label("Waits for row") @Indexed @Nullable String waitsForId,
        @Label("Status") @Indexed Status status,
        @Label("Opened") Instant openedAt,
        @Label("Closed") @Nullable Instant closedAt,
        @Label("Closed by") @Nullable String closedBy) {

    public static final EntityType<Incident> TYPE = new EntityType<>(Incident.class);

    private static final int MAX_MESSAGE = 4_000;
    private static final int MAX_ROW = 300;

    /** What happened. */
    public enum Kind {
        /** The transaction, or the part of it that is no fact, waits and is not part of the rows. */
        QUARANTINE,
        /** A fact was taken although something about it is wrong. */
        EXCEPTION
    }

    /** Where it stands. */
    public enum Status {
        OPEN,
        /** The operations have become part of the rows after all. */
        RELEASED,
        /** A person decided that they never will. */
        REJECTED,
        /** A person has taken note. */
        SEEN
    }

    /** One about operations of one local transaction. */
    static Incident open(Kind kind, Author author, List<Operation> operations, Problem problem, Instant at) {
        String source = author.replica() + "|" + operations.getFirst().seq() + "|" + kind;
        return of(source, kind, author, operations, problem, at);
    }

    private static Incident of(
            String source, Kind kind, Author author, List<Operation> operations, Problem problem, Instant at) {
        Operation first = operations.getFirst();
        return new Incident(
                Nanoid.derived("incident", source),
                author.incidentScope(),
                kind,
                author.replica(),
                WellFormed.storable(first.txn()),
                first.seq(),
                operations.getLast().seq(),
                problem.code(),
                message(problem),
                waitsForTable(problem),
                waitsForId(problem),
                Status.OPEN,
                at,
                null,
                null);
    }

    /** One about the first local transaction of a till that was put back from a backup, or copied. */
    static Incident reborn(Author author, List<Operation> operations, Instant at) {
        var problem = Problem.of(
                "sync.restored",
                "This till's database was put back from a backup, or copied, before this was made. It was taken as it is; the"
                        + " till goes on as " + author.replica()
                        + ", with receipts of another series. Look whether a second"
                        + " till is at work with the same database, and whether receipts of that time are missing.");
        return of(author.replica() + "|reborn", Kind.EXCEPTION, author, operations, problem, at);
    }

    /**
     * One about head office itself, whose database was put back from a backup: about no operation.
     *
     * @param epoch that began with it
     */
    static Incident restored(Author author, int epoch, Instant at) {
        var problem = Problem.of(
                "sync.head-office-restored",
                "Head office's database was put back from a backup. The tills send once more what they still have; what was"
                        + " entered at head office since the backup, and tills that were enrolled since, are not in it. Look"
                        + " what is missing, and enter it again.");
        return about(author, "", problem, author.replica() + "|" + epoch + "|restored", at);
    }

    /**
     * One about rows, and no operation.
     *
     * @param author who sees it, and head office
     * @param row the first of them
     * @param source tells it from others about the same
     */
    public static Incident about(Author author, String row, Problem problem, String source, Instant at) {
        return new Incident(
                Nanoid.derived("incident", source),
                author.incidentScope(),
                Kind.EXCEPTION,
                author.replica(),
                WellFormed.storable(row.substring(0, Math.min(row.length(), MAX_ROW))),
                0,
                0,
                problem.code(),
                message(problem),
                null,
                null,
                Status.OPEN,
                at,
                null,
                null);
    }

    /** Whether it is about something that a till, or head office, has written. */
    public boolean hasOperations() {
        return lastSeq > 0;
    }

    /** Whatever a till sent: a reason has to be storable. */
    private static String message(Problem problem) {
        String text = problem.message();
        return WellFormed.storable(text.substring(0, Math.min(text.length(), MAX_MESSAGE)));
    }

    private static @Nullable String waitsForTable(Problem problem) {
        boolean waits =
                problem.code().equals("merge.row-missing") || problem.code().equals("merge.unknown-table");
        return waits ? storable(problem.facts().get("table")) : null;
    }

    private static @Nullable String waitsForId(Problem problem) {
        return problem.code().equals("merge.row-missing")
                ? storable(problem.facts().get("id"))
                : null;
    }

    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : WellFormed.storable(text);
    }

    /** The same, closed. */
    public Incident closed(Status how, Instant at, String userId) {
        return new Incident(
                id,
                seenIn,
                kind,
                replica,
                txn,
                firstSeq,
                lastSeq,
                code,
                message,
                waitsForTable,
                waitsForId,
                how,
                openedAt,
                at,
                userId);
    }

    /** The same, open for another reason. */
    Incident because(Problem problem) {
        return new Incident(
                id,
                seenIn,
                kind,
                replica,
                txn,
                firstSeq,
                lastSeq,
                problem.code(),
                message(problem),
                waitsForTable(problem),
                waitsForId(problem),
                status,
                openedAt,
                closedAt,
                closedBy);
    }
}
