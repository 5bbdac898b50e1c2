package org.evertill.simulation.internal;

import java.util.List;
import org.evertill.simulation.Happening;
import org.evertill.simulation.internal.Entities.Movement;
import org.evertill.simulation.internal.Entities.Setting;
import org.evertill.simulation.internal.Entities.Shelf;
import org.evertill.storage.Selection;
import org.evertill.storage.UnitOfWork;
import org.evertill.sync.merge.RowKey;

/** What no till should do, and head office has to cope with: rows of others, facts that are not valid. */
final class Mischief {

    private final Dice dice;
    private final Place place;
    private final Whims whims;
    private final Selling selling;

    Mischief(Dice dice, Place place, Whims whims, Selling selling) {
        this.dice = dice;
        this.place = place;
        this.whims = whims;
        this.selling = selling;
    }

    Happening any(UnitOfWork unit) {
        switch (dice.below(5)) {
            case 0 -> moveAway(unit);
            case 1 -> ofAnother(unit);
            case 2 -> {
                // a sale in one transaction with something that is refused: the sale counts
                selling.sell(unit);
                ofAnother(unit);
            }
            case 3 -> {
                // other rows go down with what is refused
                unit.insert(Entities.SHELF, whims.shelf(dice.word(), place.store()));
                ofAnother(unit);
            }
            default -> spoiltFact(unit);
        }
        return Happening.MISCHIEF;
    }

    /** Only head office moves rows between stores. */
    private void moveAway(UnitOfWork unit) {
        var all = unit.select(Entities.SHELF, Selection.all());
        if (!all.isEmpty()) {
            var one = dice.of(all);
            var s = one.value();
            unit.update(Entities.SHELF, new Shelf(s.id(), "S9", s.title(), s.plan(), s.facings()), one.version());
        }
    }

    private void ofAnother(UnitOfWork unit) {
        unit.insert(Entities.SETTING, new Setting(dice.word(), "nobodys", whims.text("setting")));
    }

    /** A movement without its goods, as a till with a fault would write it. */
    private void spoiltFact(UnitOfWork unit) {
        if (unit instanceof TillWork work) {
            String id = dice.word();
            var whole = new Movement(id, place.store(), selling.now(), "nothing", 1);
            var row = Entities.MOVEMENT.toRow(whole).without(List.of("article_id"));
            work.insertUnchecked(Entities.MOVEMENT, new RowKey(Entities.MOVEMENT.table(), id), row);
        } else {
            // a real till has rules against it
            ofAnother(unit);
        }
    }
}
