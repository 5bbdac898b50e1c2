package org.evertill.simulation.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.evertill.entity.EntityType;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.Row;
import org.evertill.kernel.HlcClock;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.VersionVector;
import org.evertill.simulation.internal.Books.Wanted;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;

/** Head office's own changes as operations; on the fake database. */
final class OwnOperations {

    private final IdSource ids;
    private final Clock clock;

    OwnOperations(IdSource ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** The rows of a table that are alive, or those that are dead. */
    static List<Row> rows(OfficeState state, EntityType<?> type, boolean dead) {
        return state.tables.rows().entrySet().stream()
                .filter(row -> row.getKey().table().equals(type.table()))
                .filter(row -> row.getValue().state().deleted() == dead)
                .sorted(Comparator.comparing(row -> row.getKey().id()))
                .map(row -> row.getValue().state().row())
                .toList();
    }

    List<Operation> of(OfficeState state, OfficeState.Author author, List<Wanted> wanted) {
        var operations = new ArrayList<Operation>();
        var hlc = new HlcClock(clock, author.lastHlc());
        String txn = ids.next();
        String hash = author.lastHash();
        for (Wanted one : wanted) {
            var current = state.tables.find(one.key());
            boolean alive = current.filter(row -> !row.state().deleted()).isPresent();
            Row stored = alive ? current.orElseThrow().state().row() : Row.EMPTY;
            var columns = alive ? changed(one, stored) : List.copyOf(one.row().columns());
            if (columns.isEmpty()) {
                continue;
            }
            var op = new Operation(
                    author.lastSeq() + operations.size() + 1,
                    txn,
                    ids.next(),
                    one.key().table(),
                    one.key().id(),
                    one.type().scopeOf(one.row()),
                    alive ? OperationKind.UPDATE : OperationKind.INSERT,
                    stored.only(columns),
                    one.row().only(columns),
                    current.map(row -> VersionVector.ofHeadOffice(row.state().version()))
                            .orElse(VersionVector.EMPTY),
                    hlc.tick(),
                    "head office",
                    one.type().version(),
                    "");
            hash = HashChain.next(hash, op);
            operations.add(op.withHash(hash));
        }
        return operations;
    }

    private static List<String> changed(Wanted wanted, Row stored) {
        return wanted.type().groups().stream()
                .map(FieldGroup::columns)
                .filter(group -> !stored.agrees(wanted.row(), group))
                .flatMap(List::stream)
                .toList();
    }
}
