package org.evertill.sync.merge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evertill.entity.Row;
import org.evertill.kernel.Problem;
import org.evertill.sync.merge.Judgement.Loss;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.Push.Remark;
import org.evertill.sync.protocol.Push.Verdict;

/** What one transaction would do; dropped when one of its operations is refused. */
final class Draft {

    private final LinkedHashMap<RowKey, StoredRow> rows = new LinkedHashMap<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private final LinkedHashMap<Operation, Problem> exceptions = new LinkedHashMap<>();
    private final Claims claims;

    Draft(Claims claims) {
        this.claims = claims;
    }

    Map<RowKey, StoredRow> rows() {
        return rows;
    }

    List<Remark> remarks() {
        return remarks;
    }

    List<Loss> losses() {
        return losses;
    }

    /** Facts that were taken although something about them is wrong. */
    LinkedHashMap<Operation, Problem> exceptions() {
        return exceptions;
    }

    /** Something is wrong with what is taken all the same. */
    void note(Operation op, Problem problem) {
        if (exceptions.putIfAbsent(op, problem) == null) {
            remarks.add(
                    new Remark(op.seq(), Verdict.MERGED, problem.code() + ": taken as it is. " + problem.message()));
        }
    }

    Claims claims() {
        return claims;
    }

    /** A row as it is after one more operation; it stands behind those changed before it. */
    void put(RowKey key, StoredRow row) {
        rows.remove(key);
        rows.put(key, row);
    }

    /** A row that head office makes of what it receives. */
    void putDerived(RowKey key, String scope, Row row, FieldVersion by) {
        put(key, new StoredRow(scope, new RowState(row, by.version(), FieldVersions.of(by), false)));
    }
}
