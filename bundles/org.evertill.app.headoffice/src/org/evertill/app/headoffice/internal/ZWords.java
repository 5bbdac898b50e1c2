package org.evertill.app.headoffice.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evertill.headoffice.DayBook.Closed;
import org.evertill.headoffice.DayBook.Day;
import org.evertill.kernel.Money;
import org.evertill.shift.FigureKind;
import org.evertill.shift.ForeignCash;
import org.evertill.shift.ShiftClosing;
import org.evertill.shift.ShiftDifferences;
import org.evertill.shift.ShiftDifferences.Difference;
import org.evertill.shift.ShiftDifferences.Whole;
import org.evertill.shift.ShiftFigures;
import org.evertill.shift.ShiftFigures.Sum;

/** A store's day in words: what its Z told, what head office has, and where the two are not the same. */
final class ZWords {

    private final List<String> lines = new ArrayList<>();
    private boolean asTold = true;

    ZWords(Day day) {
        lines.add("Store " + day.store().id() + " (" + day.store().name() + "), " + day.day());
        if (day.closed().isEmpty()) {
            lines.add("No shift was closed on this day.");
        }
        day.closed().forEach(this::closed);
        if (day.closed().size() > 1) {
            lines.add("");
            lines.add("All of them");
            figures(day.told().orElseThrow(), day.facts().orElseThrow());
        }
        day.open()
                .forEach(shift -> lines.add("Shift " + shift.number() + " of " + shift.registerId() + " is open since "
                        + shift.openedAt() + ", as far as head office knows; it is not counted here."));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Whether head office has what the Z told, and no more. */
    boolean isAsTold() {
        return asTold;
    }

    private void closed(Closed closed) {
        ShiftClosing z = closed.z();
        lines.add("");
        lines.add(z.z() + ": shift " + z.shiftNumber() + " of " + z.registerId()
                + (z.cashierId() == null ? "" : ", drawer of " + z.cashierId()) + ", closed " + z.closedAt() + " by "
                + z.closedBy());
        figures(closed.told(), closed.facts());
        line("Counted", amount(z.counted()), "");
        line("Difference of cash", amount(z.difference()), "");
        closed.foreign().forEach(this::foreign);
        if (closed.late().times() > 0) {
            lines.add("  " + closed.late().times() + " sales and refunds, together "
                    + closed.late().total() + ", arrived after the Z. They belong to this shift.");
        }
        if (!closed.isFirstOfShift()) {
            asTold = false;
            lines.add("  The shift has a Z before this one: its till was put back from a backup in between. Head office"
                    + " counts the shift once.");
        }
        said(ShiftDifferences.between(closed.told(), closed.facts()));
    }

    private void foreign(ForeignCash cash) {
        String code = " " + cash.expected().currency().getCurrencyCode();
        line("Counted" + code, cash.counted().map(ZWords::amount).orElse("no"), "");
        cash.difference().ifPresent(difference -> line("Difference of cash" + code, amount(difference), ""));
    }

    private void said(List<Difference> differences) {
        if (differences.isEmpty()) {
            lines.add("  Head office has what the Z told.");
            return;
        }
        asTold = false;
        lines.add("  Head office has something else than the Z told:");
        differences.forEach(d -> lines.add("    " + subject(d) + ": told " + sum(d.told()) + ", known " + sum(d.facts())
                + ", " + (d.more().isNegative() ? "less " : "more ") + d.more()));
    }

    private void figures(ShiftFigures told, ShiftFigures facts) {
        lines.add(String.format(Locale.ROOT, "  %-24s %20s %20s", "", "told", "head office"));
        line("Sales", sum(told.sales()), sum(facts.sales()));
        line("Refunds", sum(told.refunds()), sum(facts.refunds()));
        line("Total", amount(told.total()), amount(facts.total()));
        line("Tax in it", amount(told.tax()), amount(facts.tax()));
        line("Expected cash", amount(told.expectedCash()), amount(facts.expectedCash()));
        foreign(told.expectedForeign(), facts.expectedForeign());
    }

    private void foreign(List<Money> told, List<Money> known) {
        var toldOf = told.stream().collect(Collectors.toMap(Money::currency, ZWords::amount));
        var knownOf = known.stream().collect(Collectors.toMap(Money::currency, ZWords::amount));
        Stream.concat(told.stream(), known.stream())
                .map(Money::currency)
                .distinct()
                .sorted(Comparator.comparing(Currency::getCurrencyCode))
                .forEach(currency -> line(
                        "Expected cash " + currency,
                        toldOf.getOrDefault(currency, ""),
                        knownOf.getOrDefault(currency, "")));
    }

    private void line(String what, String told, String known) {
        lines.add(String.format(Locale.ROOT, "  %-24s %20s %20s", what, told, known)
                .stripTrailing());
    }

    private static String subject(Difference difference) {
        String name = difference.name();
        return switch (difference.subject()) {
            case Whole.SALES -> "sales";
            case Whole.REFUNDS -> "refunds";
            case Whole.TAX -> "tax in it";
            case Whole.EXPECTED_CASH -> "expected cash";
            case FigureKind.TAX_RATE -> "tax " + percent(name) + " %";
            case FigureKind.DISCOUNT -> "discounts of kind " + name.toLowerCase(Locale.ROOT);
            case FigureKind.TENDER -> "paid by " + name + " " + currency(difference);
            case FigureKind.CASH_MOVEMENT ->
                "cash " + name.toLowerCase(Locale.ROOT).replace('_', ' ');
            case FigureKind.TIP -> "tips by " + name + " " + currency(difference);
            case FigureKind.FOREIGN_CASH -> "foreign cash by " + name + " " + currency(difference);
            case FigureKind.FOREIGN_COUNTED -> "counted in " + name;
            case FigureKind.FOREIGN_DIFFERENCE -> "difference of cash in " + name;
            case FigureKind.VOID -> "voids, among the refunds";
            case FigureKind.EXCHANGE -> "exchanges, among the refunds";
            case FigureKind.LIABILITY -> "put on " + name;
            case FigureKind.DEPOSIT -> "deposits, tax " + percent(name) + " %";
        };
    }

    private static String currency(Difference difference) {
        return difference.told().total().currency().getCurrencyCode();
    }

    private static String percent(String basisPoints) {
        return new BigDecimal(basisPoints).movePointLeft(2).toPlainString();
    }

    private static String sum(Sum sum) {
        return sum.times() + " x " + amount(sum.total());
    }

    private static String amount(Money money) {
        return money.toDecimal().toPlainString();
    }
}
