package org.evertill.simulation.internal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.evertill.entity.EntityType;
import org.evertill.simulation.Happening;
import org.evertill.simulation.internal.Entities.Article;
import org.evertill.simulation.internal.Entities.PunchCard;
import org.evertill.simulation.internal.Entities.Setting;
import org.evertill.simulation.internal.Entities.Shelf;
import org.evertill.storage.Selection;
import org.evertill.storage.Stored;
import org.evertill.storage.UnitOfWork;

/** What people do at a till, one local transaction each; what is refused on the spot undoes it. */
final class Deeds {

    /** More rows of one kind are not made: people who edit should meet. */
    private static final int ENOUGH = 9;

    private final Dice dice;
    private final Place place;
    private final Whims whims;
    private final Selling selling;
    private final Deciding deciding;
    private final Mischief mischief;

    /**
     * @param series of the receipts
     */
    Deeds(Dice dice, Place place, Clock clock, Supplier<String> series) {
        this.dice = dice;
        this.place = place;
        this.whims = new Whims(dice);
        this.selling = new Selling(dice, place, clock, series);
        this.deciding = new Deciding(dice, whims);
        this.mischief = new Mischief(dice, place, whims, selling);
    }

    /** Does something in the unit of work, and says what it was. */
    Happening anything(UnitOfWork unit) {
        int chance = dice.below(100);
        if (chance < 22) {
            return selling.sell(unit);
        }
        if (chance < 26) {
            return selling.openOrClose(unit);
        }
        if (chance < 34) {
            return deciding.decide(unit).orElseGet(() -> edit(unit));
        }
        if (chance < 40) {
            return mischief.any(unit);
        }
        return chance < 90 ? edit(unit) : delete(unit);
    }

    private Happening edit(UnitOfWork unit) {
        int chance = dice.below(10);
        if (chance < 6) {
            return editArticle(unit);
        }
        if (chance < 8) {
            return editShelf(unit);
        }
        return chance < 9 ? editSetting(unit) : punch(unit);
    }

    private Happening editArticle(UnitOfWork unit) {
        var all = unit.select(Entities.ARTICLE, Selection.all());
        if (all.isEmpty() || all.size() < ENOUGH && dice.oneIn(6)) {
            // now and then two tills make the same row without knowing of each other
            String id = dice.oneIn(2) ? "article-" + dice.below(12) : dice.word();
            unit.insert(Entities.ARTICLE, whims.article(id));
            return Happening.EDIT;
        }
        var one = dice.of(all);
        Article changed = one.value();
        for (int i = dice.below(3); i >= 0; i--) {
            changed = whims.changed(changed);
        }
        unit.update(Entities.ARTICLE, changed, one.version());
        return Happening.EDIT;
    }

    private Happening editShelf(UnitOfWork unit) {
        var all = unit.select(Entities.SHELF, Selection.all());
        if (all.isEmpty() || all.size() < ENOUGH && dice.oneIn(5)) {
            unit.insert(Entities.SHELF, whims.shelf(dice.word(), place.store()));
            return Happening.EDIT;
        }
        var one = dice.of(all);
        Shelf changed = whims.changed(one.value());
        unit.update(Entities.SHELF, changed, one.version());
        return Happening.EDIT;
    }

    private Happening editSetting(UnitOfWork unit) {
        var all = unit.select(Entities.SETTING, Selection.all());
        if (all.size() < 2) {
            unit.insert(Entities.SETTING, new Setting(dice.word(), place.register(), whims.text("setting")));
            return Happening.EDIT;
        }
        var one = dice.of(all);
        unit.update(
                Entities.SETTING,
                new Setting(one.value().id(), one.value().registerId(), whims.text("setting")),
                one.version());
        return Happening.EDIT;
    }

    private Happening punch(UnitOfWork unit) {
        var all = unit.select(Entities.PUNCH_CARD, Selection.all());
        if (all.isEmpty() || all.size() < ENOUGH && dice.oneIn(4)) {
            unit.insert(Entities.PUNCH_CARD, new PunchCard(dice.word(), whims.text("owner"), 0));
            return Happening.EDIT;
        }
        var one = dice.of(all);
        unit.update(Entities.PUNCH_CARD, whims.changed(one.value()), one.version());
        return Happening.EDIT;
    }

    private Happening delete(UnitOfWork unit) {
        List<EntityType<?>> kinds = List.of(Entities.ARTICLE, Entities.SHELF, Entities.SETTING, Entities.PUNCH_CARD);
        var type = dice.of(kinds);
        var one = any(unit, type);
        if (one.isEmpty()) {
            return edit(unit);
        }
        unit.delete(type, one.get().id(), one.get().stored().version());
        return Happening.DELETION;
    }

    /** A row with its identifier. */
    private record Found(String id, Stored<?> stored) {}

    private <T extends Record> Optional<Found> any(UnitOfWork unit, EntityType<T> type) {
        var all = unit.select(type, Selection.all());
        return all.isEmpty() ? Optional.empty() : Optional.of(found(type, dice.of(all)));
    }

    private static <T extends Record> Found found(EntityType<T> type, Stored<T> stored) {
        return new Found(type.idOf(stored.value()), stored);
    }
}
