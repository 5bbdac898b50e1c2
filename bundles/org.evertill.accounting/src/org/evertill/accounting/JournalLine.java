package org.evertill.accounting;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.evertill.kernel.Money;

/**
 * A line of the journal of the accounts: one of debit and credit is zero, none is negative.
 *
 * @param number of the entry: that of the Z in all that was handed over
 * @param day on which the shift was closed, by the store's calendar
 * @param costCentre the store
 */
public record JournalLine(
        long number,
        LocalDate day,
        String costCentre,
        String register,
        String z,
        String account,
        Money debit,
        Money credit,
        Optional<String> taxCode,
        String text) {

    public JournalLine {
        if (debit.isNegative() || credit.isNegative() || debit.isZero() == credit.isZero()) {
            throw new IllegalArgumentException("not a line of a journal: " + debit + ", " + credit);
        }
    }

    /** The names of the columns of a file. */
    public static final List<String> HEADER = List.of(
            "number",
            "date",
            "account",
            "debit",
            "credit",
            "currency",
            "tax_code",
            "text",
            "cost_centre",
            "register",
            "z");

    /** The line for a file; decimals with a point. */
    public List<String> texts() {
        return List.of(
                String.valueOf(number),
                day.toString(),
                account,
                debit.isZero() ? "" : debit.toDecimal().toPlainString(),
                credit.isZero() ? "" : credit.toDecimal().toPlainString(),
                debit.currency().getCurrencyCode(),
                taxCode.orElse(""),
                text,
                costCentre,
                register,
                z);
    }
}
