package org.evertill.sync.merge;

import java.time.Instant;
import org.evertill.entity.Entity;
import org.evertill.entity.EntityType;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.ScopeKind;
import org.evertill.kernel.Nanoid;

/**
 * That a person's data was erased from a row, everywhere and for good (decision 30). Made by head office alone, as an operation of its
 * own; it holds nothing personal. A row like any other, seen by every till, which takes the values out of what it keeps.
 *
 * @param id derived from the row, so that one row is erased once
 * @param reason why, in words that name nobody
 * @param erasedBy who acted
 */
@Entity(table = "sync_erasures", scope = ScopeKind.CHAIN, nature = Entity.Nature.DERIVED)
public record Erasure(
        @Id String id,
        @Label("Table") String tableName,
        @Label("Row") @Indexed String entityId,
        @Label("Reason") @MaxLength(MAX_REASON) String reason,
        @Label("Erased") Instant erasedAt,
        @Label("Erased by") String erasedBy) {

    public static final EntityType<Erasure> TYPE = new EntityType<>(Erasure.class);

    /** Characters of a reason at most. */
    public static final int MAX_REASON = 300;

    /** One of a row. */
    public static Erasure of(String table, String id, String reason, Instant at, String userId) {
        return new Erasure(idOf(table, id), table, id, reason, at, userId);
    }

    /** The same of another row of the same person. */
    public Erasure of(String otherId) {
        return of(tableName, otherId, reason, erasedAt, erasedBy);
    }

    /** The identifier of the erasure of a row, if there is one. */
    public static String idOf(String table, String id) {
        return Nanoid.derived("erasure", table + "|" + id);
    }
}
