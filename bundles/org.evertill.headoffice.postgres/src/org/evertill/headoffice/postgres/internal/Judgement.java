package org.evertill.headoffice.postgres.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evertill.kernel.Problem;
import org.evertill.sync.merge.GroupOutcome.Decided;
import org.evertill.sync.merge.MergeResult;
import org.evertill.sync.merge.MergeResult.Merged;
import org.evertill.sync.merge.MergeResult.Refused;
import org.evertill.sync.merge.Merger;
import org.evertill.sync.merge.RowState;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Push.Remark;
import org.evertill.sync.protocol.Push.Verdict;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges the transactions of a push one after the other, each seeing what those before it did. Does no I/O. A
 * transaction of which one operation is refused leaves nothing but its remarks.
 */
final class Judgement {

    private static final Logger LOG = LoggerFactory.getLogger(Judgement.class);

    private final Merger merger;
    private final Author author;
    private final Tables tables;
    private final Map<RowKey, StoredRow> known;
    private final Instant receivedAt;
    private final LinkedHashMap<RowKey, StoredRow> changed = new LinkedHashMap<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();

    /**
     * @param known the rows as they are, at least all that the transactions may change
     */
    Judgement(Merger merger, Author author, Tables tables, Map<RowKey, StoredRow> known, Instant receivedAt) {
        this.merger = merger;
        this.author = author;
        this.tables = tables;
        this.known = known;
        this.receivedAt = receivedAt;
    }

    /** A value that a merge decided against: it is kept. */
    record Loss(Operation operation, Decided decided) {}

    /** What one transaction would do. */
    private static final class Draft {
        private final LinkedHashMap<RowKey, StoredRow> rows = new LinkedHashMap<>();
        private final List<Remark> remarks = new ArrayList<>();
        private final List<Loss> losses = new ArrayList<>();
    }

    void judge(List<Operation> transaction) {
        var draft = new Draft();
        for (Operation op : transaction) {
            var problem = merge(op, draft);
            if (problem.isPresent()) {
                remarks.addAll(quarantined(transaction, problem.get()));
                return;
            }
        }
        draft.rows.forEach((key, row) -> putLast(changed, key, row));
        remarks.addAll(draft.remarks);
        losses.addAll(draft.losses);
    }

    /** What the transactions come to, a row once, in the order of its last change. */
    List<RowChange> changes() {
        var changes = new ArrayList<RowChange>(changed.size());
        changed.forEach((key, row) -> {
            var table = tables.find(key.table()).orElseThrow();
            var before = known.get(key);
            changes.add(
                    new RowChange(table, key.id(), row.scope(), before == null ? null : before.state(), row.state()));
        });
        return changes;
    }

    List<Remark> remarks() {
        return remarks;
    }

    List<Loss> losses() {
        return losses;
    }

    /** The remarks of a transaction that is set aside. */
    static List<Remark> quarantined(List<Operation> transaction, Problem reason) {
        String text = reason.code() + ": " + reason.message();
        return transaction.stream()
                .map(op -> new Remark(op.seq(), Verdict.QUARANTINED, text))
                .toList();
    }

    private Optional<Problem> merge(Operation op, Draft draft) {
        var key = new RowKey(op.table(), op.entityId());
        var current = current(key, draft);
        var refused = Admission.problemOf(op, author, tables, current == null ? null : current.scope());
        if (refused.isPresent()) {
            return refused;
        }
        Optional<RowState> state = current == null ? Optional.empty() : Optional.of(current.state());
        return switch (decide(op, state)) {
            case Refused(var problem) -> Optional.of(problem);
            case Merged merged -> accept(op, key, merged, draft);
        };
    }

    /** A rule that fails is a reason to set its transaction aside, never to hold up the others. */
    private MergeResult decide(Operation op, Optional<RowState> state) {
        try {
            return merger.merge(author.replica(), op, state, receivedAt);
        } catch (RuntimeException e) {
            LOG.error("the merge of replica {}, seq {} failed", author.replica(), op.seq(), e);
            return new Refused(
                    Problem.of(
                            "sync.merge-failed",
                            "A rule of head office failed on this transaction. Report it with head office's log; then release it."));
        }
    }

    private Optional<Problem> accept(Operation op, RowKey key, Merged merged, Draft draft) {
        var type = tables.find(op.table()).orElseThrow().type();
        if (!type.isInScope(merged.state().row(), op.scope())) {
            return Optional.of(Admission.moved(op));
        }
        putLast(draft.rows, key, new StoredRow(op.scope(), merged.state()));
        var decisions = merged.decisions();
        if (!decisions.isEmpty()) {
            decisions.forEach(d -> draft.losses.add(new Loss(op, d)));
            draft.remarks.add(new Remark(op.seq(), Verdict.MERGED, told(decisions)));
        }
        return Optional.empty();
    }

    private static String told(List<Decided> decisions) {
        return "merge.concurrent: Somebody else had changed this row too. Decided by rule: "
                + decisions.stream().map(d -> d.group() + " " + d.rule()).collect(Collectors.joining(", ")) + ".";
    }

    private @Nullable StoredRow current(RowKey key, Draft draft) {
        var drafted = draft.rows.get(key);
        if (drafted != null) {
            return drafted;
        }
        var before = changed.get(key);
        return before != null ? before : known.get(key);
    }

    private static void putLast(LinkedHashMap<RowKey, StoredRow> rows, RowKey key, StoredRow row) {
        rows.remove(key);
        rows.put(key, row);
    }
}
