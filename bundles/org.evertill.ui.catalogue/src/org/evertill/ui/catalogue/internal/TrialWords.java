package org.evertill.ui.catalogue.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Discount;
import org.evertill.pricing.Trial;
import org.evertill.pricing.Trial.Effect;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;

/** What was tried out in words: the goods first, then every promotion. */
record TrialWords(Messages texts, Formats formats) {

    List<TrialLine> lines(Trial trial) {
        var lines = new ArrayList<TrialLine>();
        var goods = trial.basket().lines();
        for (int i = 0; i < goods.size(); i++) {
            lines.add(goods(i, goods.get(i)));
        }
        trial.effects().forEach(effect -> lines.add(effect(effect)));
        return List.copyOf(lines);
    }

    private TrialLine goods(int place, Basket.Line line) {
        var why = line.discounts().stream().map(Discount::name).collect(Collectors.joining(", "));
        return new TrialLine(
                "goods-" + place,
                place,
                line.description(),
                formats.quantity(line.quantity()),
                formats.money(line.price()),
                line.discounts().isEmpty() ? "" : formats.money(line.discount()),
                why);
    }

    private TrialLine effect(Effect effect) {
        var promotion = effect.promotion();
        return new TrialLine(
                "promotion-" + promotion.id(),
                -1,
                texts.get("trial.promotion", promotion.name()),
                "",
                "",
                effect instanceof Effect.Gives(var gives, var amount) ? formats.money(amount) : "",
                why(effect));
    }

    private String why(Effect effect) {
        return switch (effect) {
            case Effect.Gives gives -> texts.get("trial.gives");
            case Effect.Behind behind -> texts.get("trial.behind", formats.money(behind.alone()));
            case Effect.NotMet notMet -> texts.get("trial.not-met");
            case Effect.Hindered hindered ->
                texts.get("trial."
                        + hindered.why().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        };
    }
}
