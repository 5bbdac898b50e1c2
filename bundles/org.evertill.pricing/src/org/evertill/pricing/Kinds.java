package org.evertill.pricing;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.evertill.kernel.Outcome;
import org.evertill.pricing.Picking.Slot;

/** The kinds of promotions that there are: the product's own, and those that chains bring. Any thread. */
public final class Kinds {

    private static final String OF = "of";
    private static final String COUNT = "count";
    private static final String PERCENT = "percent";
    private static final String AMOUNT = "amount";
    private static final String PRICE = "price";
    private static final String MOST = "most";

    private static final List<PromotionKind> OWN = List.of(
            new Own("pieces-off", Kinds::piecesOff),
            new Own("ticket-off", Kinds::ticketOff),
            new Own("sets-off", Kinds::setsOff),
            new Own("buy-get", Kinds::buyGet));

    /** Terms that were read are kept: they are asked for at every scan. */
    private static final int MAX_READ = 10_000;

    private final Map<String, PromotionKind> byName = new HashMap<>();
    private final Map<Terming, Outcome<PromotionRule>> read = new ConcurrentHashMap<>();

    /**
     * @param chains those of a chain; of the same name as one of the product's own, it takes that one's place
     */
    public Kinds(Collection<PromotionKind> chains) {
        OWN.forEach(kind -> byName.put(kind.name(), kind));
        chains.forEach(kind -> byName.put(kind.name(), kind));
    }

    /**
     * The rule of a promotion. Problems: {@code promotion.unknown-kind}, {@code promotion.bad-terms}.
     */
    public Outcome<PromotionRule> rule(String kind, String terms) {
        var wanted = new Terming(kind, terms);
        var known = read.get(wanted);
        if (known != null) {
            return known;
        }
        if (read.size() >= MAX_READ) {
            read.clear();
        }
        var rule = rule(wanted);
        read.put(wanted, rule);
        return rule;
    }

    private record Terming(String kind, String terms) {}

    private Outcome<PromotionRule> rule(Terming wanted) {
        String kind = wanted.kind;
        return Optional.ofNullable(byName.get(kind))
                .map(known -> known.rule(wanted.terms))
                .orElseGet(() -> Outcome.failed(
                        "promotion.unknown-kind",
                        "There is no kind of promotion \"" + kind + "\" here. There are "
                                + String.join(
                                        ", ", byName.keySet().stream().sorted().toList()) + "."));
    }

    private record Own(String name, Function<Terms, PromotionRule> reading) implements PromotionKind {

        @Override
        public Outcome<PromotionRule> rule(String terms) {
            return Terms.read(terms, reading);
        }
    }

    private static PromotionRule piecesOff(Terms terms) {
        return new PiecesOff(terms.selector(OF), benefit(terms), most(terms));
    }

    private static PromotionRule ticketOff(Terms terms) {
        return new TicketOff(terms.selector(OF), benefit(terms), terms.money("from"));
    }

    private static PromotionRule setsOff(Terms terms) {
        var slots = terms.has("slots") ? terms.objects("slots", Kinds::slot) : List.of(slot(terms));
        return new SetOff(slots, benefit(terms), most(terms));
    }

    private static PromotionRule buyGet(Terms terms) {
        var buy = List.of(terms.object("buy", Kinds::slot));
        var get = terms.object("get", Kinds::slot);
        return new BuyGet(buy, get, benefit(terms), most(terms));
    }

    private static Slot slot(Terms terms) {
        return new Slot(terms.selector(OF), terms.count(COUNT));
    }

    private static long most(Terms terms) {
        return terms.count(MOST, Long.MAX_VALUE);
    }

    private static Benefit benefit(Terms terms) {
        boolean percent = terms.has(PERCENT);
        boolean amount = terms.has(AMOUNT);
        boolean price = terms.has(PRICE);
        if ((percent ? 1 : 0) + (amount ? 1 : 0) + (price ? 1 : 0) != 1) {
            throw Terms.wrong("One of \"percent\", \"amount\" and \"price\" says what becomes cheaper.");
        }
        if (percent) {
            return new Benefit.Percent(terms.basisPoints(PERCENT));
        }
        return amount ? new Benefit.Amount(terms.money(AMOUNT)) : new Benefit.Price(terms.money(PRICE));
    }
}
