package org.evertill.app.till.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import org.evertill.kernel.Money;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.shift.ShiftDesk.Acting;
import org.evertill.shift.ShiftDesk.Counting;
import org.evertill.shift.ShiftDesk.Pieces;

/** Amounts of cash as they are typed. What is none leaves as {@code shift.bad-amount}. */
final class ShiftAmounts {

    private static final Pattern PIECES = Pattern.compile("([0-9.,]{1,20})[x*]([0-9]{1,9})");

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

    /** A total, or coins and notes: 50x3 20x5 0.10x7. */
    static Counting counted(Acting acting, List<String> typed, Currency currency) {
        if (typed.size() == 1 && !PIECES.matcher(typed.getFirst()).matches()) {
            return new Counting(acting, amount(typed.getFirst(), currency), List.of());
        }
        try {
            return Counting.of(
                    acting, typed.stream().map(text -> pieces(text, currency)).toList());
        } catch (ArithmeticException e) {
            throw bad("The coins and notes are more than a drawer holds. Type them again.");
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
