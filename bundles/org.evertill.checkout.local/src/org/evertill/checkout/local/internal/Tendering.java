package org.evertill.checkout.local.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.evertill.checkout.Checkout;
import org.evertill.checkout.TenderDesk.Notes;
import org.evertill.checkout.TenderDesk.State;
import org.evertill.checkout.TenderDesk.Tender;
import org.evertill.checkout.TenderDesk.Tendered;
import org.evertill.domain.CashRounding;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Money;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.evertill.usecase.Attempt;
import org.jspecify.annotations.Nullable;

/**
 * Works out what a tender pays of what is due. Pure. Only cash is rounded to coins, only cash gives change.
 *
 * @param due what is left to pay; negative in a sale of more empties than goods
 * @param parts what was tendered before in the same basket, by whatever, and not taken back
 * @param offline whether head office does not answer
 */
record Tendering(TenderKind kind, SaleKind sale, Money due, List<Tendered> parts, CashRounding coins, boolean offline) {

    Tendering {
        parts = List.copyOf(parts);
    }

    /** Those of the parts that are by a tender. */
    static Stream<Tendered> by(String kind, List<Tendered> parts) {
        return parts.stream().filter(part -> part.kind().equals(kind));
    }

    /** Throws {@code tender.bad-amount}, {@code tender.too-much}, {@code tender.over-limit}, {@code tender.no-refund}. */
    Tendered part(String id, Tender tender) {
        var tip = tender.tip().orElseGet(() -> Money.zero(due.currency()));
        if (tip.isNegative() || !tip.currency().equals(due.currency())) {
            throw badAmount();
        }
        if (sale == SaleKind.REFUND && !tip.isZero()) {
            throw Attempt.problem(
                    "tender.bad-amount", "Nobody gets a tip when something is paid back. Pay it back without one.");
        }
        bounded(tip);
        tender.amount().ifPresent(this::bounded);
        var part = switch (kind.type()) {
            case CASH -> cash(id, tender.amount(), tip);
            case FOREIGN_CASH -> foreign(id, tender.amount(), tip);
            case PROVIDER, GIFT_CARD, VOUCHER, STORE_CREDIT, ACCOUNT -> exact(id, tender.amount(), tip);
        };
        checkLimits(part.amount());
        return part;
    }

    private Tendered cash(String id, Optional<Money> amount, Money tip) {
        var given = amount.orElseGet(() -> coins.round(due).plus(tip));
        if (!given.currency().equals(due.currency())) {
            throw badAmount();
        }
        return part(id, given, given, tip, Optional.empty());
    }

    private Tendered foreign(String id, Optional<Money> amount, Money tip) {
        if (sale == SaleKind.REFUND) {
            throw Attempt.problem(
                    "tender.no-refund",
                    kind.name() + " is not paid back. Pay back in cash of the store's own currency.");
        }
        var given = amount.orElseGet(() -> kind.foreignFor(coins.round(due).plus(tip)));
        if (!given.currency().getCurrencyCode().equals(kind.currency())) {
            throw badAmount();
        }
        return part(id, given, kind.worth(given, due.currency()), tip, Optional.ofNullable(kind.rateE9()));
    }

    /** Cash: all that is due and change, or a part of it. */
    private Tendered part(String id, Money given, Money value, Money tip, Optional<Long> rate) {
        var rounded = coins.round(due);
        var left = value.minus(tip);
        if (left.compareTo(rounded) >= 0) {
            var change = coins.round(left.minus(rounded));
            return tendered(id, due, given, change, tip, value, rate);
        }
        if (left.minor() <= 0) {
            throw badAmount();
        }
        var pays = left.compareTo(due) < 0 ? left : due;
        return tendered(id, pays, given, Money.zero(due.currency()), tip, value, rate);
    }

    /** What gives no change. */
    private Tendered exact(String id, Optional<Money> amount, Money tip) {
        var pays = amount.orElse(due);
        if (!pays.currency().equals(due.currency()) || pays.minor() <= 0) {
            throw badAmount();
        }
        if (pays.compareTo(due) > 0) {
            throw new ProblemException(Problem.of(
                            "tender.too-much",
                            "There are " + due + " left to pay, and " + kind.name()
                                    + " gives no change. Say a smaller amount, or none for all that is left.")
                    .with("left", due));
        }
        var given = pays.plus(tip);
        return tendered(id, pays, given, Money.zero(due.currency()), tip, given, Optional.empty());
    }

    private void checkLimits(Money amount) {
        if (sale == SaleKind.REFUND) {
            return;
        }
        checkLimit(amount, kind.maxPaymentMinor(), "is taken at most");
        // What a provider cannot have authorised only it knows; it is told the limit.
        if (offline && kind.type() != TenderType.PROVIDER) {
            checkLimit(amount, kind.maxOfflineMinor(), "is taken at most while head office does not answer");
        }
    }

    /** All parts together: a limit of one of them would be a limit of patience. */
    private void checkLimit(Money amount, @Nullable Long limitMinor, String what) {
        if (limitMinor == null) {
            return;
        }
        var most = new Money(limitMinor, amount.currency());
        var before = by(kind.id(), parts).map(Tendered::amount).reduce(Money.zero(amount.currency()), Money::plus);
        if (before.plus(amount).compareTo(most) > 0) {
            throw new ProblemException(Problem.of(
                            "tender.over-limit",
                            "By " + kind.name() + " " + most + " " + what + " for one sale" + left(before, most))
                    .with("most", most));
        }
    }

    private static String left(Money before, Money most) {
        if (before.isZero()) {
            return ". Say a smaller amount, and pay the rest by another tender.";
        }
        var left = most.minus(before);
        return left.minor() > 0
                ? ", and " + before + " are paid by it: " + left
                        + " are left. Say no more than that, and pay the rest by another tender."
                : ", and " + before + " are paid by it. Pay the rest by another tender.";
    }

    private Tendered tendered(
            String id, Money amount, Money given, Money change, Money tip, Money value, Optional<Long> rate) {
        var state = kind.type() == TenderType.PROVIDER ? State.PENDING : State.PAID;
        return new Tendered(id, kind.id(), state, amount, given, change, tip, value, rate, Notes.NONE);
    }

    /** What nobody can have meant must not stand in the drawer's sums for good. */
    private void bounded(Money amount) {
        if (amount.minor() > Checkout.MAX_LINE_TOTAL_MINOR) {
            throw badAmount();
        }
    }

    private ProblemException badAmount() {
        return Attempt.problem(
                "tender.bad-amount",
                "An amount by " + kind.name()
                        + " is more than zero, in its own currency, and more than the tip. Type it again.");
    }
}
