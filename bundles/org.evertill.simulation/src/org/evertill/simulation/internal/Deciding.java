package org.evertill.simulation.internal;

import java.util.List;
import java.util.Optional;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.Row;
import org.evertill.kernel.VersionVector;
import org.evertill.simulation.Happening;
import org.evertill.storage.Selection;
import org.evertill.storage.UnitOfWork;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.RowKey;

/** A person decides what waits for one. */
final class Deciding {

    private final Dice dice;
    private final Whims whims;

    Deciding(Dice dice, Whims whims) {
        this.dice = dice;
        this.whims = whims;
    }

    /** Decides about one of the conflicts that the till shows; empty when it shows none. */
    Optional<Happening> decide(UnitOfWork unit) {
        var open = unit.select(Conflict.TYPE, Selection.all()).stream()
                .map(stored -> stored.value())
                .filter(conflict -> conflict.status() == Conflict.Status.OPEN)
                .toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        var conflict = dice.of(open);
        if (conflict.fieldGroup().startsWith(FieldGroup.UNIQUE)) {
            return giveUp(unit, conflict);
        }
        var key = new RowKey(conflict.tableName(), conflict.entityId());
        var seen = seen(unit, key);
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        unit.resolve(Entities.type(key.table()), key.id(), decision(conflict), seen.get());
        return Optional.of(Happening.RESOLUTION);
    }

    /** The version of a row, dead or alive, as who decides sees it. */
    private static Optional<VersionVector> seen(UnitOfWork unit, RowKey key) {
        if (unit instanceof TillWork work) {
            return work.vector(key);
        }
        var type = Entities.type(key.table());
        String sql = "SELECT version_vector FROM " + type.table() + " WHERE " + type.idColumn() + " = ?";
        return unit.query(sql, List.of(key.id()), row -> TillFile.vector(row.getString(1))).stream()
                .findFirst();
    }

    /** One of the values that there are to choose from; of a conflict about life, dead or alive. */
    private Row decision(Conflict conflict) {
        if (conflict.fieldGroup().equals(FieldGroup.LIFE)) {
            return Row.EMPTY.with(Bookkeeping.IS_DELETED, dice.oneIn(2));
        }
        return dice.of(conflict.values()).value();
    }

    /** One of two rows with one code gets another. */
    private Optional<Happening> giveUp(UnitOfWork unit, Conflict conflict) {
        var claimants = conflict.values();
        var claimant = dice.of(claimants);
        var article =
                unit.find(Entities.ARTICLE, String.valueOf(claimant.value().text("entity_id")));
        return article.map(stored -> {
            unit.update(Entities.ARTICLE, whims.withCode(stored.value(), null), stored.version());
            return Happening.RESOLUTION;
        });
    }
}
