package org.evertill.catalogue;

import java.util.Collection;
import java.util.List;
import org.evertill.entity.EntityType;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.Row;
import org.evertill.storage.Stored;

/**
 * A row that two people changed at a time: as both saw it, what one made of it, what the other made of it, which is stored already. Pure.
 *
 * @param base as both saw it
 * @param mine what the one wants who came later
 * @param theirs as it is stored now
 */
public record Divergence<T extends Record>(EntityType<T> type, T base, T mine, Stored<T> theirs) {

    /** What both changed, to different values. */
    public List<FieldGroup> contested() {
        var before = type.toRow(base);
        var own = type.toRow(mine);
        var other = type.toRow(theirs.value());
        return type.groups().stream()
                .filter(group -> !own.agrees(before, group.columns()))
                .filter(group -> !other.agrees(before, group.columns()))
                .filter(group -> !own.agrees(other, group.columns()))
                .toList();
    }

    /** What only one of them changed has that change; of what both changed, the named groups are mine and the others theirs. */
    public T merged(Collection<String> keptAsMine) {
        var before = type.toRow(base);
        var own = type.toRow(mine);
        Row merged = type.toRow(theirs.value());
        var contested = contested().stream().map(FieldGroup::name).toList();
        for (FieldGroup group : type.groups()) {
            boolean isOwn = contested.contains(group.name())
                    ? keptAsMine.contains(group.name())
                    : !own.agrees(before, group.columns());
            if (isOwn) {
                merged = merged.overlaidBy(own.only(group.columns()));
            }
        }
        return type.fromRow(merged);
    }
}
