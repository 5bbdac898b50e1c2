package org.evertill.sync.merge;

import java.time.Instant;
import java.util.List;
import org.evertill.entity.Entity;
import org.evertill.entity.EntityType;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.ScopePart;
import org.evertill.entity.Sensitive;
import org.evertill.kernel.Nanoid;
import org.evertill.sync.protocol.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What a person has to decide, or has decided: concurrent edits of one field group of a row, a deletion against an edit, or a
 * value that several rows claim. Made by head office only; a row like any other, seen by everyone who sees the row it is
 * about, at the same cut.
 *
 * @param rowScope the scope of the row it is about
 * @param entityId that row; of rows that claim one value, the first
 * @param fieldGroup the group's name, {@link FieldGroup#LIFE}, or {@link FieldGroup#UNIQUE} and the claim's name
 * @param siblings the values to choose from, or that were there to choose from, see {@link SiblingsJson}
 * @param rule why a person has to decide, or what settled it, one of {@link Rules}
 */
@Entity(table = "sync_conflicts", scope = ScopeKind.NAMED, nature = Entity.Nature.DERIVED)
public record Conflict(
        @Id String id,
        @ScopePart(ScopePart.Part.SCOPE) String rowScope,
        @Label("Table") @Indexed String tableName,
        @Label("Row") @Indexed String entityId,
        @Label("Fields") String fieldGroup,
        @Label("Status") @Indexed Status status,

        @Label("Values") @Sensitive @MaxLength(MAX_SIBLINGS_CHARS)
        String siblings,

        @Label("Opened") Instant openedAt,
        @Label("Settled") @Nullable Instant resolvedAt,
        @Label("Settled by") @Nullable String resolvedBy,
        @Label("Rule") String rule) {

    static final int MAX_SIBLINGS_CHARS = 4 << 20;

    public static final EntityType<Conflict> TYPE = new EntityType<>(Conflict.class);

    /** Whether it still waits for a person. */
    public enum Status {
        OPEN,
        RESOLVED
    }

    /** One that an operation opens. */
    static Conflict open(Operation op, String replica, String group, List<Sibling> siblings, String rule, Instant at) {
        String key = String.join("|", op.table(), op.entityId(), group, replica, Long.toString(op.seq()));
        return new Conflict(
                Nanoid.derived("conflict", key),
                op.scope(),
                op.table(),
                op.entityId(),
                group,
                Status.OPEN,
                SiblingsJson.write(siblings),
                at,
                null,
                null,
                rule);
    }

    /** The values, read. */
    public List<Sibling> values() {
        return SiblingsJson.parse(siblings);
    }

    Conflict withValues(List<Sibling> values) {
        return new Conflict(
                id,
                rowScope,
                tableName,
                entityId,
                fieldGroup,
                status,
                SiblingsJson.write(values),
                openedAt,
                resolvedAt,
                resolvedBy,
                rule);
    }

    Conflict inScope(String scope) {
        return new Conflict(
                id, scope, tableName, entityId, fieldGroup, status, siblings, openedAt, resolvedAt, resolvedBy, rule);
    }

    Conflict settled(Instant at, String userId, String by) {
        return new Conflict(
                id, rowScope, tableName, entityId, fieldGroup, Status.RESOLVED, siblings, openedAt, at, userId, by);
    }
}
