package org.evertill.simulation.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.evertill.simulation.Happening;
import org.evertill.simulation.Tally;
import org.evertill.simulation.internal.OfficeTables.Matter;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.Judgement;
import org.evertill.sync.merge.RowChange;
import org.evertill.sync.merge.Rules;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;

/** Counts what judgements come to. */
final class Outcomes {

    private final Tally tally;

    Outcomes(Tally tally) {
        this.tally = tally;
    }

    void count(Judgement judgement, Matter matter) {
        judgement.losses().forEach(loss -> loss(loss.decided().rule()));
        judgement.changes().forEach(this::change);
        var changed = new HashSet<String>();
        judgement.changes().forEach(change -> changed.add(change.key().id()));
        boolean revived = matter.operations().stream().anyMatch(op -> isRevival(op, judgement));
        if (revived) {
            tally.add(Happening.REVIVED);
        }
        if (judgement.losses().isEmpty() && judgement.remarks().isEmpty()) {
            tally.add(Happening.PLAIN);
        }
    }

    /** Counts what a whole run has come to: rules that decided, and what people were asked and told. */
    void ended(List<String> rules, OfficeTables tables) {
        rules.forEach(this::loss);
        tables.rows().forEach((key, row) -> {
            if (key.table().equals(Conflict.TYPE.table())) {
                var conflict = Conflict.TYPE.fromRow(row.state().row());
                var asOpened = new RowChange(key, Optional.empty(), row);
                conflict(asOpened, conflict);
            } else if (key.table().equals(Incident.TYPE.table())) {
                incident(Incident.TYPE.fromRow(row.state().row()));
            }
        });
    }

    private static boolean isRevival(Operation op, Judgement judgement) {
        return op.kind() == OperationKind.INSERT
                && judgement.changes().stream()
                        .filter(change -> change.key().id().equals(op.entityId()))
                        .anyMatch(change ->
                                change.before().filter(b -> b.state().deleted()).isPresent()
                                        && !change.after().state().deleted());
    }

    private void loss(String rule) {
        switch (rule) {
            case Rules.LAST_WRITE_WINS -> tally.add(Happening.LAST_WRITE_WINS);
            case Rules.HEAD_OFFICE_WINS -> tally.add(Happening.HEAD_OFFICE_WINS);
            case Rules.MAXIMUM -> tally.add(Happening.MAXIMUM);
            case Rules.MINIMUM -> tally.add(Happening.MINIMUM);
            case Rules.ADD_WINS -> tally.add(Happening.ADD_WINS);
            case Rules.RESOLVED -> tally.add(Happening.MANUAL_RESOLVED);
            case Rules.LATER_RESOLUTION -> tally.add(Happening.LATER_RESOLUTION);
            default -> {
                if (rule.startsWith(Rules.POLICY)) {
                    tally.add(Happening.POLICY);
                }
            }
        }
    }

    private void change(RowChange change) {
        if (change.before().isEmpty()) {
            tally.add(Happening.CREATED);
        }
        if (change.isMove()) {
            tally.add(Happening.MOVED);
        }
        if (change.key().table().equals(Conflict.TYPE.table())) {
            conflict(change, Conflict.TYPE.fromRow(change.after().state().row()));
        } else if (change.key().table().equals(Incident.TYPE.table())) {
            incident(Incident.TYPE.fromRow(change.after().state().row()));
        }
    }

    private void conflict(RowChange change, Conflict conflict) {
        boolean open = conflict.status() == Conflict.Status.OPEN;
        if (conflict.fieldGroup().startsWith("unique:")) {
            tally.add(open ? Happening.CLAIM_CONTESTED : Happening.CLAIM_RELEASED);
        } else if (conflict.fieldGroup().equals(Expected.LIFE)) {
            tally.add(open ? Happening.LIFE_CONFLICT : Happening.LIFE_RESOLVED);
        } else if (!open) {
            tally.add(Happening.MANUAL_CLOSED);
        } else {
            tally.add(change.before().isEmpty() ? Happening.MANUAL_OPENED : Happening.MANUAL_JOINED);
            if (conflict.rule().equals(Rules.POLICY_FAILED)) {
                tally.add(Happening.POLICY_FAILED);
            }
        }
    }

    private void incident(Incident incident) {
        if (incident.kind() == Incident.Kind.EXCEPTION) {
            tally.add(Happening.EXCEPTION);
        } else {
            tally.add(incident.status() == Incident.Status.RELEASED ? Happening.RELEASED : Happening.QUARANTINED);
        }
    }
}
