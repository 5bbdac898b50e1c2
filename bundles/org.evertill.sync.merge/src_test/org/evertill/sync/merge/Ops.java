package org.evertill.sync.merge;

import java.util.Map;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;

/** Operations for tests: an item's, unless said otherwise. */
final class Ops {

    private Ops() {}

    static Operation insert(long seq, Row row, long millis) {
        return operation(seq, OperationKind.INSERT, row, 0, millis);
    }

    static Operation update(long seq, Map<String, Object> after, long seenVersion, long millis) {
        return operation(seq, OperationKind.UPDATE, Row.of(after), seenVersion, millis);
    }

    static Operation delete(long seq, long seenVersion, long millis) {
        return operation(seq, OperationKind.DELETE, Row.EMPTY, seenVersion, millis);
    }

    static Operation operation(long seq, OperationKind kind, Row after, long seenVersion, long millis) {
        return operation("items", "i", "chain", seq, kind, after, seenVersion, millis);
    }

    static Operation operation(
            String table,
            String id,
            String scope,
            long seq,
            OperationKind kind,
            Row after,
            long seenVersion,
            long millis) {
        var seen = seenVersion == 0 ? VersionVector.EMPTY : VersionVector.ofHeadOffice(seenVersion);
        return new Operation(
                seq,
                "t" + seq,
                "o" + seq,
                table,
                id,
                scope,
                kind,
                Row.EMPTY,
                after,
                seen,
                new Hlc(millis, 0),
                "u",
                2,
                "h");
    }

    /** Somebody whose place does not matter. */
    static Author author(String replica) {
        return new Author(replica, null, null);
    }
}
