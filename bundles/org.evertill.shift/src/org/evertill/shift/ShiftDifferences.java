package org.evertill.shift;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.evertill.kernel.Money;
import org.evertill.shift.ShiftFigures.Movement;
import org.evertill.shift.ShiftFigures.Rate;
import org.evertill.shift.ShiftFigures.Sum;
import org.evertill.shift.ShiftFigures.Tender;

/** Where what a Z told is not what the facts come to. Pure; any thread. */
public final class ShiftDifferences {

    private final List<Difference> found = new ArrayList<>();

    private ShiftDifferences() {}

    /** What a figure is of. */
    public enum Subject {
        SALES,
        REFUNDS,
        TAX_RATE,
        DISCOUNT,
        TENDER,
        CASH_MOVEMENT,
        EXPECTED_CASH
    }

    /**
     * A figure that differs.
     *
     * @param name which of its subject: a rate in hundredths of a per cent, a tender, a kind of movement; empty for the others
     */
    public record Difference(Subject subject, String name, Sum told, Sum facts) {

        /** What the facts have more; negative for less. */
        public Money more() {
            return facts.total().minus(told.total());
        }
    }

    /** All that differ, in the order of a Z; empty when the Z told what is known. */
    public static List<Difference> between(ShiftFigures told, ShiftFigures facts) {
        var differences = new ShiftDifferences();
        differences.compare(Subject.SALES, "", told.sales(), facts.sales());
        differences.compare(Subject.REFUNDS, "", told.refunds(), facts.refunds());
        differences.compareAll(Subject.TAX_RATE, rates(told), rates(facts));
        differences.compareAll(Subject.DISCOUNT, discounts(told), discounts(facts));
        differences.compareAll(Subject.TENDER, tenders(told), tenders(facts));
        differences.compareAll(Subject.CASH_MOVEMENT, movements(told), movements(facts));
        differences.compare(
                Subject.EXPECTED_CASH, "", new Sum(1, told.expectedCash()), new Sum(1, facts.expectedCash()));
        return List.copyOf(differences.found);
    }

    private void compareAll(Subject subject, TreeMap<String, Sum> told, TreeMap<String, Sum> facts) {
        var names = new TreeMap<>(told);
        names.putAll(facts);
        names.forEach((name, some) -> {
            var nothing = Sum.nothing(some.total().currency());
            compare(subject, name, told.getOrDefault(name, nothing), facts.getOrDefault(name, nothing));
        });
    }

    private void compare(Subject subject, String name, Sum told, Sum facts) {
        if (!Objects.equals(told, facts)) {
            found.add(new Difference(subject, name, told, facts));
        }
    }

    private static TreeMap<String, Sum> rates(ShiftFigures figures) {
        var sums = new TreeMap<String, Sum>();
        for (Rate rate : figures.rates()) {
            sums.put(String.valueOf(rate.basisPoints()), new Sum(rate.lines(), rate.gross()));
        }
        return sums;
    }

    private static TreeMap<String, Sum> discounts(ShiftFigures figures) {
        var sums = new TreeMap<String, Sum>();
        figures.discounts().forEach(d -> sums.put(d.kind().name(), new Sum(d.times(), d.amount())));
        return sums;
    }

    private static TreeMap<String, Sum> tenders(ShiftFigures figures) {
        var sums = new TreeMap<String, Sum>();
        for (Tender tender : figures.tenders()) {
            sums.put(tender.tender() + " " + tender.amount().currency(), new Sum(tender.payments(), tender.amount()));
        }
        return sums;
    }

    private static TreeMap<String, Sum> movements(ShiftFigures figures) {
        var sums = new TreeMap<String, Sum>();
        for (Movement movement : figures.movements()) {
            sums.put(movement.kind().name(), new Sum(movement.times(), movement.amount()));
        }
        return sums;
    }
}
