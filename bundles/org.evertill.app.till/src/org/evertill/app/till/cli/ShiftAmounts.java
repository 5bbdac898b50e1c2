package org.evertill.app.till.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.evertill.kernel.Money;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.shift.ShiftDesk.Acting;
import org.evertill.shift.ShiftDesk.Counting;
import org.evertill.shift.ShiftDesk.Found;
import org.evertill.shift.ShiftDesk.Pieces;

/** Amounts of cash as they are typed. What is none leaves as {@code shift.bad-amount}. */
final class ShiftAmounts {

    private static final Pattern PIECES = Pattern.compile("([0-9.,]{1,20})[x*]([0-9]{1,9})");

    private static final Pattern CODE = Pattern.compile("[A-Za-z]{3}");

    private ShiftAmounts() {}

    /** In the major unit: 12.50, or 12,50. */
    static Money amount(String typed, Currency currency) {
        try {
            var number = new BigDecimal(typed.replace(',', '.'));
            if (number.scale() > currency.getDefaultFractionDigits()) {
                throw bad(typed + " may mean thousands or decimals. Type it like 1250 or 12.50.");
            }
            return Money.of(number, currency, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException | NumberFormatException e) {
            throw bad(typed + " is no amount in " + currency + ". Type it like 12.50.");
        }
    }

    /** For each currency a total, or coins and notes: 50x3 20x5 0.10x7 CHF 20x3. What stands before a code is of the store's own. */
    static Counting counted(Acting acting, List<String> typed, Currency own) {
        var found = new ArrayList<Found>();
        var currency = own;
        var some = new ArrayList<String>();
        for (int i = 0; i < typed.size(); i++) {
            if (!CODE.matcher(typed.get(i)).matches()) {
                some.add(typed.get(i));
                continue;
            }
            if (i > 0) {
                found.add(found(some, currency));
            }
            currency = currency(typed.get(i));
            some = new ArrayList<>();
        }
        found.add(found(some, currency));
        return new Counting(acting, found);
    }

    private static Found found(List<String> typed, Currency currency) {
        if (typed.isEmpty()) {
            throw bad("Type what there is of " + currency + " behind it, or 0 for nothing.");
        }
        if (typed.size() == 1 && !PIECES.matcher(typed.getFirst()).matches()) {
            return Found.of(amount(typed.getFirst(), currency));
        }
        try {
            return Found.of(typed.stream().map(text -> pieces(text, currency)).toList());
        } catch (ArithmeticException e) {
            throw bad("The coins and notes are more than a drawer holds. Type them again.");
        }
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw bad(code + " is no currency. Type its code, like CHF.");
        }
    }

    private static Pieces pieces(String typed, Currency currency) {
        var parts = PIECES.matcher(typed);
        if (!parts.matches()) {
            throw bad(typed + " says no value and how many of it. Type them like 50x3 20x5, or the total alone.");
        }
        return new Pieces(amount(parts.group(1), currency), Long.parseLong(parts.group(2)));
    }

    private static ProblemException bad(String message) {
        return new ProblemException(Problem.of("shift.bad-amount", message));
    }
}
