package org.evertill.sync.merge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.Problem;
import org.evertill.sync.merge.GroupOutcome.Decided;
import org.evertill.sync.merge.Incident.Kind;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Push.Remark;
import org.evertill.sync.protocol.Push.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Judges the transactions of one replica one after the other, each seeing what those before it did. Does no I/O: it gets the
 * rows as they are and gives what becomes of them. A transaction of which one operation is refused leaves an incident and its
 * remarks, and of its facts those that can be taken. One thread.
 */
public final class Judgement {

    private final OperationJudge judge;
    private final Author author;
    private final Known known;
    private final Authority authority;
    private final Instant receivedAt;
    private final Map<RowKey, StoredRow> before;
    private final LinkedHashMap<RowKey, StoredRow> changed = new LinkedHashMap<>();
    private final Map<ClaimKey, Claim> claims = new HashMap<>();
    private final Map<ClaimKey, Claim> changedClaims = new LinkedHashMap<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();

    /**
     * @param known what there is, at least all that the transactions may change
     * @param receivedAt head office's clock when the operations arrived; stored with them, so that a replay agrees
     */
    public Judgement(Merger merger, Author author, Known known, Instant receivedAt) {
        this(merger, author, known, receivedAt, Authority.OF_EVERYBODY);
    }

    /**
     * The same, where not everybody may do everything.
     *
     * @param authority asked with what is known, which has to hold what it needs
     */
    public Judgement(Merger merger, Author author, Known known, Instant receivedAt, Authority authority) {
        this.judge = new OperationJudge(merger, author, receivedAt);
        this.authority = authority;
        this.author = author;
        this.known = known;
        this.receivedAt = receivedAt;
        this.before = new HashMap<>(known.rows());
        known.rows().values().forEach(row -> row.state().conflicts().values().forEach(this::remember));
        known.claims().forEach((key, claim) -> {
            claims.put(key, claim);
            remember(claim.conflict());
        });
    }

    /**
     * What head office has.
     *
     * @param rows those that the transactions name; a fact only when it may be there already
     * @param claims those that the rows hold or may come to hold
     */
    public record Known(Map<RowKey, StoredRow> rows, Map<ClaimKey, Claim> claims) {

        public static final Known NOTHING = new Known(Map.of(), Map.of());
    }

    /** A value that a merge decided against: it is kept. */
    public record Loss(Operation operation, Decided decided) {}

    /** Judges one whole local transaction. */
    public void judge(List<Operation> transaction) {
        decide(transaction);
        if (author.beginsWith(transaction.getFirst().seq())) {
            putIncident(Incident.reborn(author, transaction, receivedAt));
        }
    }

    private void decide(List<Operation> transaction) {
        var draft = draft();
        var problem = tryAll(transaction, transaction, draft);
        if (problem.isEmpty()) {
            take(draft);
            return;
        }
        var facts = transaction.stream()
                .filter(op -> judge.isFact(op)
                        && tryAll(List.of(op), transaction, draft()).isEmpty())
                .toList();
        var onlyFacts = draft();
        if (tryAll(facts, transaction, onlyFacts).isEmpty()) {
            take(onlyFacts);
            quarantine(without(facts, transaction), problem.get());
        } else {
            quarantine(transaction, problem.get());
        }
    }

    /** Sets operations of one local transaction aside: an incident and their remarks are all that comes of them. */
    public void quarantine(List<Operation> operations, Problem problem) {
        putIncident(Incident.open(Kind.QUARANTINE, author, operations, problem, receivedAt));
        remarks.addAll(quarantined(operations, problem));
    }

    /**
     * Judges once more what was set aside.
     *
     * @param incident open, as it stands in the known rows
     * @param operations those of the incident
     * @param at when it is done, which is not when they arrived
     * @return why they still cannot be taken, empty when they are part of the rows now
     */
    public Optional<Problem> judgeAgain(Incident incident, List<Operation> operations, Instant at, String userId) {
        var draft = draft();
        // Whoever releases what somebody might not do, allows it.
        boolean isAllowed = incident.code().equals(Authority.NOT_PERMITTED);
        var problem = tryAll(operations, isAllowed ? List.of() : operations, draft);
        if (problem.isEmpty()) {
            take(draft);
            putIncident(incident.closed(Incident.Status.RELEASED, at, userId));
        } else {
            keepAside(incident, problem.get());
        }
        return problem;
    }

    /** What was set aside stays there, for a reason that may be another one by now. */
    public void keepAside(Incident incident, Problem reason) {
        var now = incident.because(reason);
        if (!now.equals(incident)) {
            putIncident(now);
        }
    }

    /**
     * Closes an incident as a person wants it; its operations stay as they are.
     *
     * @param incident open, as it stands in the known rows
     */
    public void close(Incident incident, Incident.Status how, Instant at, String userId) {
        putIncident(incident.closed(how, at, userId));
    }

    /** Notes that head office's database was put back from a backup, with which an epoch began. */
    public void restored(int epoch) {
        putIncident(Incident.restored(author, epoch, receivedAt));
    }

    /** Notes something about rows that no operation did. */
    public void note(Incident incident) {
        putIncident(incident);
    }

    /** What the transactions come to, a row once, in the order of its last change. */
    public List<RowChange> changes() {
        var changes = new ArrayList<RowChange>(changed.size());
        changed.forEach((key, row) -> changes.add(new RowChange(key, Optional.ofNullable(before.get(key)), row)));
        return changes;
    }

    /** The claims that are not as they were; without claimants where nobody has the value any more. */
    public Map<ClaimKey, Claim> claims() {
        return changedClaims;
    }

    /** What was not plainly applied, in order of seq. */
    public List<Remark> remarks() {
        return remarks.stream().sorted(Comparator.comparingLong(Remark::seq)).toList();
    }

    /** The values that gave way, in the order in which they did, for the audit. */
    public List<Loss> losses() {
        return losses;
    }

    /** Faults of rules that made transactions wait, for the log. */
    public List<RuntimeException> failures() {
        return judge.failures();
    }

    private static List<Operation> without(List<Operation> some, List<Operation> all) {
        return all.stream().filter(op -> !some.contains(op)).toList();
    }

    /** The remarks of operations that are set aside. */
    private static List<Remark> quarantined(List<Operation> operations, Problem reason) {
        String text = reason.code() + ": " + reason.message();
        return operations.stream()
                .map(op -> new Remark(op.seq(), Verdict.QUARANTINED, text))
                .toList();
    }

    private Draft draft() {
        return new Draft(new Claims(claims, receivedAt));
    }

    /**
     * @param transaction what they are part of; empty when nobody is asked whether they may be
     */
    private Optional<Problem> tryAll(List<Operation> operations, List<Operation> transaction, Draft draft) {
        for (Operation op : operations) {
            if (op.contents() == Operation.Contents.LOST) {
                draft.note(op, lost(op));
                continue;
            }
            var key = new RowKey(op.table(), op.entityId());
            var unauthorised = transaction.isEmpty() ? Optional.<Problem>empty() : unauthorised(op, transaction, draft);
            var problem = judge.merge(op, current(key, draft), draft, unauthorised);
            if (problem.isPresent()) {
                return problem;
            }
            if (op.table().equals(Erasure.TYPE.table())) {
                new ErasureJudge(judge, receivedAt)
                        .apply(op, k -> current(k, draft), known.rows().keySet(), draft);
            }
        }
        return Optional.empty();
    }

    /** There is nothing to merge; people are told which row it was, so that somebody can enter it again. */
    private static Problem lost(Operation op) {
        return Problem.of(
                        "sync.values-lost",
                        "The key of this till's database was lost, and with it what was entered here before it was sent."
                                + " Ask who entered it, and have it entered again.")
                .with("table", op.table())
                .with("id", op.entityId());
    }

    private Optional<Problem> unauthorised(Operation op, List<Operation> transaction, Draft draft) {
        return judge.type(op)
                .flatMap(type -> authority.problemOf(
                        new Authority.Deed(op, type, author, transaction),
                        key -> Optional.ofNullable(current(key, draft))));
    }

    private void take(Draft draft) {
        draft.rows().forEach(this::putLast);
        claims.putAll(draft.claims().changed());
        changedClaims.putAll(draft.claims().changed());
        losses.addAll(draft.losses());
        remarks.addAll(draft.remarks());
        if (!draft.exceptions().isEmpty()) {
            var operations = List.copyOf(draft.exceptions().keySet());
            var first = draft.exceptions().get(operations.getFirst());
            putIncident(Incident.open(Kind.EXCEPTION, author, operations, first, receivedAt));
        }
    }

    private void putIncident(Incident incident) {
        var key = new RowKey(Incident.TYPE.table(), incident.id());
        var old = current(key, null);
        var by = judge.by(incident, old == null ? 0 : old.state().version());
        var draft = draft();
        draft.putDerived(key, incident.seenIn(), Incident.TYPE.toRow(incident), by);
        draft.rows().forEach(this::putLast);
    }

    private void remember(@Nullable OpenConflict open) {
        if (open != null) {
            before.put(open.key(), open.row(author.replica(), Hlc.ZERO));
        }
    }

    private @Nullable StoredRow current(RowKey key, @Nullable Draft draft) {
        var drafted = draft == null ? null : draft.rows().get(key);
        if (drafted != null) {
            return drafted;
        }
        var now = changed.get(key);
        return now != null ? now : known.rows().get(key);
    }

    private void putLast(RowKey key, StoredRow row) {
        changed.remove(key);
        changed.put(key, row);
    }
}
