package org.evertill.accounting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.evertill.kernel.Money;
import org.evertill.shift.CashMovementKind;
import org.evertill.shift.ClosingFigure;
import org.evertill.shift.FigureKind;
import org.evertill.shift.ShiftClosing;
import org.evertill.tender.TenderKind;

/**
 * What a Z means for the accounts, by what it tells. Debit always equals credit: the drawer begins and ends empty, for its float comes
 * from the safe and what was counted goes there; what the tenders do not explain is what rounding added, or foreign cash. Pure.
 */
public final class ZPosting {

    /** How what a customer owes stands in a figure. */
    private static final String ACCOUNT = "account";

    private final long number;
    private final LocalDate day;
    private final ShiftClosing z;
    private final Accounts accounts;
    private final List<JournalLine> lines = new ArrayList<>();
    private long balance;

    private ZPosting(long number, LocalDate day, ShiftClosing z, Accounts accounts) {
        this.number = number;
        this.day = day;
        this.z = z;
        this.accounts = accounts;
    }

    /**
     * The lines of a Z; none for one in which nothing happened and nothing was in the drawer.
     *
     * @param number of the entry
     * @param day on which the shift was closed, by the store's calendar
     * @param figures those of the Z, in any order
     */
    public static List<JournalLine> of(
            long number, LocalDate day, ShiftClosing z, List<ClosingFigure> figures, Accounts accounts) {
        var posting = new ZPosting(number, day, z, accounts);
        var sorted = figures.stream()
                .sorted(Comparator.comparing((ClosingFigure f) -> f.kind().name())
                        .thenComparing(ClosingFigure::name)
                        .thenComparing(ClosingFigure::id))
                .toList();
        posting.sold(sorted);
        posting.drawer(sorted);
        posting.difference(sorted);
        return List.copyOf(posting.lines);
    }

    private void sold(List<ClosingFigure> figures) {
        for (ClosingFigure figure : figures) {
            switch (figure.kind()) {
                case TAX_RATE -> rate(figure);
                case TENDER -> tender(figure);
                case TIP -> tip(figure);
                case LIABILITY -> putOn(figure);
                case DEPOSIT -> deposit(figure);
                case CASH_MOVEMENT, FOREIGN_DIFFERENCE, DISCOUNT, FOREIGN_CASH, FOREIGN_COUNTED, VOID, EXCHANGE -> {
                    // the first two are the drawer's, the others are in the sales and tenders already
                }
            }
        }
    }

    private void rate(ClosingFigure figure) {
        var code = accounts.taxCode(figure.name());
        var percent = percent(figure.name());
        credit(accounts.of("revenue", figure.name()), figure.amount().minus(figure.tax()), code, "Sales " + percent);
        credit(accounts.of("tax", figure.name()), figure.tax(), code, "Tax " + percent);
    }

    /** What is put on a gift card or a credit is owed to whoever has it; what is put on an account ends what a customer owes. */
    private void putOn(ClosingFigure figure) {
        String account = accounts.of(figure.name().equals(ACCOUNT) ? Accounts.RECEIVABLE : Accounts.LIABILITY);
        credit(account, figure.amount(), Optional.empty(), "Put on " + figure.name());
    }

    /** A deposit is among what was sold at its rate; less its tax it stands on an account of its own. */
    private void deposit(ClosingFigure figure) {
        var net = figure.amount().minus(figure.tax());
        var code = accounts.taxCode(figure.name());
        String text = "Deposits " + percent(figure.name());
        post(accounts.of("revenue", figure.name()), net, code, text);
        credit(accounts.of("deposit", figure.name()), net, code, text);
    }

    private void tender(ClosingFigure figure) {
        if (!figure.name().equals(TenderKind.CASH) && isOwnCurrency(figure)) {
            debit(accounts.of("tender", figure.name()), figure.amount(), "Tender " + figure.name());
        }
    }

    /** What a terminal took for the staff is owed to them; tips in cash are in the drawer and owed alike. */
    private void tip(ClosingFigure figure) {
        if (!isOwnCurrency(figure)) {
            return;
        }
        if (!figure.name().equals(TenderKind.CASH)) {
            debit(accounts.of("tender", figure.name()), figure.amount(), "Tips by " + figure.name());
        }
        credit(accounts.of("tips"), figure.amount(), Optional.empty(), "Tips by " + figure.name());
    }

    private void drawer(List<ClosingFigure> figures) {
        String cash = accounts.of("cash");
        String safe = accounts.of("safe");
        both(cash, safe, z.openingFloat(), "Float");
        debit(cash, z.cashTaken(), "Cash taken");
        for (ClosingFigure figure : figures) {
            if (figure.kind() == FigureKind.CASH_MOVEMENT) {
                both(cash, movement(figure), figure.amount(), "Cash movement " + figure.name());
            }
            if (figure.kind() == FigureKind.FOREIGN_DIFFERENCE) {
                both(
                        accounts.of("foreign-cash"),
                        overOrShort(figure.amount()),
                        figure.amount(),
                        "Over or short " + figure.name());
            }
        }
        both(cash, overOrShort(z.difference()), z.difference(), "Over or short");
        both(cash, safe, z.counted().negated(), "Counted");
    }

    private String overOrShort(Money difference) {
        return accounts.of(difference.isNegative() ? "short" : "over");
    }

    private String movement(ClosingFigure figure) {
        return switch (CashMovementKind.valueOf(figure.name())) {
            case PAID_IN -> accounts.of("paid-in");
            case PAID_OUT -> accounts.of("paid-out");
            case DROP, LOAN -> accounts.of("safe");
        };
    }

    /** What is left over: foreign cash by its value where there was some, else what rounding added or took. */
    private void difference(List<ClosingFigure> figures) {
        boolean isForeign = figures.stream().anyMatch(f -> f.kind() == FigureKind.FOREIGN_CASH);
        debit(
                accounts.of(isForeign ? "foreign-cash" : "rounding"),
                new Money(-balance, z.openingFloat().currency()),
                isForeign ? "Foreign cash and rounding" : "Rounding");
    }

    private boolean isOwnCurrency(ClosingFigure figure) {
        return figure.amount().currency().equals(z.openingFloat().currency());
    }

    private void both(String debit, String credit, Money amount, String text) {
        debit(debit, amount, text);
        credit(credit, amount, Optional.empty(), text);
    }

    private void debit(String account, Money amount, String text) {
        post(account, amount, Optional.empty(), text);
    }

    private void credit(String account, Money amount, Optional<String> taxCode, String text) {
        post(account, amount.negated(), taxCode, text);
    }

    /** Positive amounts are debits; nothing is no line. */
    private void post(String account, Money amount, Optional<String> taxCode, String text) {
        if (amount.isZero()) {
            return;
        }
        balance = Math.addExact(balance, amount.minor());
        var zero = Money.zero(amount.currency());
        lines.add(new JournalLine(
                number,
                day,
                z.storeId(),
                z.registerId(),
                z.z(),
                account,
                amount.isNegative() ? zero : amount,
                amount.isNegative() ? amount.negated() : zero,
                taxCode,
                text));
    }

    private static String percent(String basisPoints) {
        return BigDecimal.valueOf(Long.parseLong(basisPoints), 2)
                        .stripTrailingZeros()
                        .toPlainString() + " %";
    }
}
