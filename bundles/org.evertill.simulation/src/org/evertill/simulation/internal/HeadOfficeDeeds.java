package org.evertill.simulation.internal;

import java.util.ArrayList;
import java.util.List;
import org.evertill.entity.EntityType;
import org.evertill.simulation.Happening;
import org.evertill.simulation.internal.Books.Wanted;
import org.evertill.simulation.internal.Entities.Article;
import org.evertill.simulation.internal.Entities.Shelf;
import org.evertill.sync.merge.RowKey;

/** What people do at head office. Each change is made when head office's log is locked, of the rows as they are then. */
final class HeadOfficeDeeds {

    private final World world;
    private final Dice dice;
    private final Whims whims;
    private final List<String> stores;

    HeadOfficeDeeds(World world, List<String> stores) {
        this.world = world;
        this.dice = world.dice();
        this.whims = new Whims(dice);
        this.stores = stores;
    }

    void act() {
        int chance = dice.below(14);
        if (chance == 13 && world.office().seeOne()) {
            return;
        }
        if (chance > 9) {
            world.office().letGo();
        } else if (chance < 1) {
            release();
        } else if (chance < 4) {
            change(Happening.HEAD_OFFICE_MOVE, this::moved);
        } else {
            change(Happening.HEAD_OFFICE_WRITE, chance < 9 ? this::article : this::madeAgain);
        }
    }

    private void change(Happening what, Books.Change change) {
        world.office().write(change, () -> world.happened(what, "head office"));
    }

    private List<Wanted> article(Books books) {
        var all = books.rows(Entities.ARTICLE, false);
        if (all.size() < 3) {
            String id = "article-" + dice.below(12);
            return List.of(wanted(Entities.ARTICLE, whims.article(id)));
        }
        Article changed = whims.changed(whims.changed(Entities.ARTICLE.fromRow(dice.of(all))));
        return List.of(wanted(Entities.ARTICLE, changed));
    }

    /** Several rows in one transaction. */
    private List<Wanted> moved(Books books) {
        var wanted = new ArrayList<Wanted>();
        for (var row : books.rows(Entities.SHELF, false)) {
            if (dice.oneIn(2)) {
                Shelf s = Entities.SHELF.fromRow(row);
                wanted.add(
                        wanted(Entities.SHELF, new Shelf(s.id(), dice.of(stores), s.title(), s.plan(), s.facings())));
            }
        }
        return wanted;
    }

    /** A dead row is made again under its old identifier. */
    private List<Wanted> madeAgain(Books books) {
        var dead = books.rows(Entities.ARTICLE, true);
        return dead.isEmpty()
                ? List.of()
                : List.of(wanted(
                        Entities.ARTICLE,
                        whims.article(String.valueOf(dice.of(dead).text(Entities.ARTICLE.idColumn())))));
    }

    private static <T extends Record> Wanted wanted(EntityType<T> type, T value) {
        return new Wanted(type, new RowKey(type.table(), type.idOf(value)), type.toRow(value));
    }

    /** A person has an incident judged again, whether that helps or not. */
    private void release() {
        if (world.office().releaseOne()) {
            world.happened(Happening.PERSON_RELEASES, "head office");
        }
    }
}
