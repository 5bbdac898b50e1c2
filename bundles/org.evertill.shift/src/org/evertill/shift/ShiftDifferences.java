package org.evertill.shift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evertill.kernel.Money;
import org.evertill.shift.ShiftFigures.Sum;

/**
 * Where what a Z told is not what the facts come to. A till that is too old to tell of a kind shows as different there: what is booked by
 * its Z lacks it. Pure; any thread.
 */
public final class ShiftDifferences {

    private final List<Difference> found = new ArrayList<>();

    private ShiftDifferences() {}

    /** What a figure is of: the whole shift, or something of a kind. */
    public sealed interface Subject permits Whole, FigureKind {}

    /** What there is one figure of. */
    public enum Whole implements Subject {
        SALES,
        REFUNDS,
        TAX,
        EXPECTED_CASH
    }

    /**
     * A figure that differs.
     *
     * @param name which of its kind, as it stands in a {@link ClosingFigure}; empty for the whole
     */
    public record Difference(Subject subject, String name, Sum told, Sum facts) {

        /** What the facts have more; negative for less. */
        public Money more() {
            return facts.total().minus(told.total());
        }
    }

    /** All that differ: the whole, what is of a kind, and the cash; empty when the Z told what is known. */
    public static List<Difference> between(ShiftFigures told, ShiftFigures facts) {
        var differences = new ShiftDifferences();
        differences.compare(Whole.SALES, "", told.sales(), facts.sales());
        differences.compare(Whole.REFUNDS, "", told.refunds(), facts.refunds());
        differences.compare(Whole.TAX, "", new Sum(1, told.tax()), new Sum(1, facts.tax()));
        differences.compareAll(sums(told), sums(facts));
        differences.compare(Whole.EXPECTED_CASH, "", new Sum(1, told.expectedCash()), new Sum(1, facts.expectedCash()));
        return List.copyOf(differences.found);
    }

    private void compareAll(SortedMap<Key, Sum> told, SortedMap<Key, Sum> facts) {
        var keys = new TreeMap<>(told);
        keys.putAll(facts);
        keys.keySet().forEach(key -> {
            var nothing = Sum.nothing(Currency.getInstance(key.currency()));
            compare(key.kind(), key.name(), told.getOrDefault(key, nothing), facts.getOrDefault(key, nothing));
        });
    }

    private void compare(Subject subject, String name, Sum told, Sum facts) {
        if (!Objects.equals(told, facts)) {
            found.add(new Difference(subject, name, told, facts));
        }
    }

    /** All that a Z tells by kind. */
    private static SortedMap<Key, Sum> sums(ShiftFigures figures) {
        var sums = new TreeMap<Key, Sum>();
        figures.rates()
                .forEach(r -> put(sums, FigureKind.TAX_RATE, String.valueOf(r.basisPoints()), r.lines(), r.gross()));
        figures.discounts().forEach(d -> put(sums, FigureKind.DISCOUNT, d.kind().name(), d.times(), d.amount()));
        figures.tenders().forEach(t -> put(sums, FigureKind.TENDER, t.tender(), t.payments(), t.amount()));
        figures.movements()
                .forEach(m -> put(sums, FigureKind.CASH_MOVEMENT, m.kind().name(), m.times(), m.amount()));
        figures.further().forEach(f -> put(sums, f.kind(), f.name(), f.times(), f.amount()));
        return sums;
    }

    private static void put(Map<Key, Sum> sums, FigureKind kind, String name, long times, Money amount) {
        sums.put(new Key(kind, name, amount.currency().getCurrencyCode()), new Sum(times, amount));
    }

    /** What is one figure on both sides. */
    private record Key(FigureKind kind, String name, String currency) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::kind).thenComparing(Key::name).thenComparing(Key::currency);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }
}
