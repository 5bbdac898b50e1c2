package org.evertill.sync.merge;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Problem;
import org.evertill.sync.protocol.Operation;

/** Whether who made an operation may do what it does. Asked beside {@link Admission}, which is about the till. Pure. */
@FunctionalInterface
public interface Authority {

    /** The code of what somebody did who may not. */
    String NOT_PERMITTED = "auth.not-permitted";

    /** For what is about rows alone: everybody may everything. */
    Authority OF_EVERYBODY = (deed, rows) -> Optional.empty();

    /**
     * Why it may not be done; empty when it may.
     *
     * @param rows as they are after what was judged before; empty for one that head office does not have
     */
    Optional<Problem> problemOf(Deed deed, Function<RowKey, Optional<StoredRow>> rows);

    /**
     * What somebody did.
     *
     * @param transaction all operations of the local transaction, this one among them
     */
    record Deed(Operation operation, EntityType<?> type, Author author, List<Operation> transaction) {}
}
