package org.evertill.simulation.internal;

import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.evertill.kernel.Money;
import org.evertill.simulation.internal.Entities.Article;
import org.evertill.simulation.internal.Entities.PunchCard;
import org.evertill.simulation.internal.Entities.Shelf;
import org.jspecify.annotations.Nullable;

/** What people come up with when they make and change rows: few values, so that they meet. */
final class Whims {

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final List<String> TAGS = List.of("red", "blue", "green");
    private static final List<String> RATINGS = List.of("ok", "fine", "good", "great", Policies.BAD, "too bad");
    private static final int CODES = 5;

    private final Dice dice;

    Whims(Dice dice) {
        this.dice = dice;
    }

    Article article(String id) {
        return new Article(
                id,
                text("article"),
                price(),
                dice.oneIn(2),
                "A",
                dice.below(10),
                dice.below(10),
                dice.below(5),
                Set.of(dice.of(TAGS)),
                dice.of(RATINGS),
                text("label"),
                code());
    }

    /** The same with one of its groups of fields changed. */
    Article changed(Article a) {
        int group = dice.below(12);
        boolean price = group == 1;
        return new Article(
                a.id(),
                group == 0 ? text("article") : a.name(),
                price ? price() : a.price(),
                price ? dice.oneIn(2) : a.taxIncluded(),
                group == 2 ? dice.of(List.of("A", "B", "C")) : a.tax(),
                group == 3 ? dice.below(1_000) : a.peak(),
                group == 4 ? dice.below(1_000) - 1_000 : a.lowest(),
                group == 5 ? a.points() + dice.between(-5, 9) : a.points(),
                group == 6 || group > 9 ? tags(a.tags()) : a.tags(),
                group == 7 ? dice.of(RATINGS) : a.rating(),
                group == 8 ? text("label") : a.label(),
                group == 9 ? code() : a.code());
    }

    Article withCode(Article a, @Nullable String code) {
        return new Article(
                a.id(),
                a.name(),
                a.price(),
                a.taxIncluded(),
                a.tax(),
                a.peak(),
                a.lowest(),
                a.points(),
                a.tags(),
                a.rating(),
                a.label(),
                code);
    }

    Shelf shelf(String id, String store) {
        return new Shelf(id, store, text("shelf"), text("plan"), dice.below(5));
    }

    Shelf changed(Shelf s) {
        int group = dice.below(3);
        return new Shelf(
                s.id(),
                s.storeId(),
                group == 0 ? text("shelf") : s.title(),
                group == 1 ? text("plan") : s.plan(),
                group == 2 ? s.facings() + dice.between(-2, 3) : s.facings());
    }

    PunchCard changed(PunchCard card) {
        return dice.oneIn(3)
                ? new PunchCard(card.id(), text("owner"), card.stamps())
                : new PunchCard(card.id(), card.owner(), card.stamps() + 1);
    }

    /** One of a few codes, or none. */
    @Nullable
    String code() {
        int number = dice.below(CODES + 1);
        return number == CODES ? null : "code-" + number;
    }

    String text(String what) {
        return what + " " + dice.below(30);
    }

    private Money price() {
        return new Money(dice.between(1, 9_999), EURO);
    }

    private Set<String> tags(Set<String> before) {
        var tags = new HashSet<>(before);
        String tag = dice.of(TAGS);
        if (!tags.remove(tag)) {
            tags.add(tag);
        }
        return tags;
    }
}
