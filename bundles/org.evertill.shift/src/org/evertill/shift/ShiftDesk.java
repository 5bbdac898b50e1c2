package org.evertill.shift;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.evertill.domain.Approval;
import org.evertill.domain.Shift;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;

/**
 * Shifts and cash; a service. Works on the till's database alone, so it goes on without the network, and each use case is one durable
 * transaction. Any thread but the UI's.
 *
 * <p>A shift that nobody opens opens by itself with the first sale, without a float: selling never waits for it. Problems of all use
 * cases: {@code till.not-enrolled}, {@code till.no-store}, {@code staff.ended}, {@code staff.needs-approval}, after which the same can
 * be done {@linkplain #with with an approval}; of those that act in a shift: {@code shift.none-open}.
 */
public interface ShiftDesk {

    /** The most that an amount may be, in minor units. */
    long MAX_MINOR = 100_000_000_000L;

    /** Different values of coins and notes in a count at most, of each currency. */
    int MAX_DENOMINATIONS = 100;

    /** Currencies that are counted in one drawer at most. */
    int MAX_CURRENCIES = 20;

    /** Characters of a reason at most. */
    int MAX_REASON = 200;

    /** The same use cases with what somebody allowed. */
    ShiftDesk with(Approval approval);

    /**
     * Opens a shift, or gives its float to one that opened by itself and in which nothing happened yet. Needs {@code SELL}. Problems:
     * {@code shift.open}, {@code shift.bad-amount}.
     *
     * @param openingFloat what is in the drawer; empty for what was left there when it was closed last, as far as this till knows
     */
    Outcome<Shift> open(String staffId, Optional<Money> openingFloat);

    /** The open shifts of the register, the newest first, without any amount of money before it was counted. */
    Outcome<List<Open>> status(String staffId);

    /**
     * Moves money without a sale. Needs what {@link CashMovementKind#permission} says. Problems: {@code shift.bad-amount},
     * {@code shift.no-reason}.
     */
    Outcome<CashMovement> move(Move move);

    /**
     * Notes what is in the drawer, and only then tells what was expected. Needs {@code SELL}. It can be counted again; the Z says how
     * often. Problems: {@code shift.bad-amount}; {@code shift.currency-not-counted} when a currency is left out that the shift has
     * taken, after which nothing is noted and nothing told.
     */
    Outcome<DrawerCount> count(Counting counting);

    /** What the shift has come to so far; before it was counted it needs {@code MANAGE_SHIFT}, because it tells what is expected. */
    Outcome<ShiftReport> x(Acting acting);

    /**
     * Ends a shift with a Z. Needs {@code SELL}. Problems: {@code shift.not-counted} when it was not counted, or cash has moved since,
     * of whatever currency; {@code shift.bad-amount} when more is left than was counted.
     *
     * @param left what stays in the drawer of the store's own currency; empty for all of it. Of others nothing stays
     */
    Outcome<ShiftReport> close(Acting acting, Optional<Money> left);

    /**
     * A Z once more, marked and counted as a copy. Needs {@code SELL}. Problem: {@code shift.unknown-z}.
     *
     * @param number as it is printed; empty for the last one of this register
     */
    Outcome<ShiftReport> copy(String staffId, Optional<String> number);

    /**
     * Who acts, in which shift. In that of another person's drawer it needs {@code MANAGE_SHIFT}.
     *
     * @param shiftNumber empty for the shift into which the person sells
     */
    record Acting(String staffId, OptionalLong shiftNumber) {

        /** In the person's own shift, or in the one that all share. */
        public static Acting of(String staffId) {
            return new Acting(staffId, OptionalLong.empty());
        }
    }

    /**
     * Money that moves.
     *
     * @param amount positive, whatever the kind
     */
    record Move(Acting acting, CashMovementKind kind, Money amount, Optional<String> reason) {}

    /**
     * What was found in a drawer.
     *
     * @param found once for each currency: the store's own, and all others of which cash was taken
     */
    record Counting(Acting acting, List<Found> found) {

        public Counting {
            found = List.copyOf(found);
        }

        /** The total of each currency alone. */
        public static Counting of(Acting acting, Money... totals) {
            return new Counting(acting, Stream.of(totals).map(Found::of).toList());
        }
    }

    /**
     * What was found of a currency.
     *
     * @param total all of it
     * @param denominations what it consists of; empty when only the total was noted, else it has to come to the total
     */
    record Found(Money total, List<Pieces> denominations) {

        public Found {
            denominations = List.copyOf(denominations);
        }

        /** The total alone. */
        public static Found of(Money total) {
            return new Found(total, List.of());
        }

        /** By coins and notes; at least one value of them. */
        public static Found of(List<Pieces> denominations) {
            var total = denominations.stream()
                    .map(Pieces::worth)
                    .reduce(Money::plus)
                    .orElseThrow(() -> new IllegalArgumentException("no coin and no note"));
            return new Found(total, denominations);
        }
    }

    /** Coins or notes of one value. */
    record Pieces(Money denomination, long pieces) {

        public Money worth() {
            return new Money(Math.multiplyExact(denomination.minor(), pieces), denomination.currency());
        }
    }

    /**
     * A shift that is open.
     *
     * @param openedBy the name of whoever opened it
     * @param drawerOf the name of whose drawer it is; empty for one that all share
     * @param receipts how many sales and refunds it has
     * @param currencies which have to be counted: the store's own first, then those of which cash was taken, by their code
     * @param count the last count, for as long as it can be closed with it
     */
    record Open(
            Shift shift,
            String openedBy,
            Optional<String> drawerOf,
            long receipts,
            List<Currency> currencies,
            Optional<DrawerCount> count) {

        public Open {
            currencies = List.copyOf(currencies);
        }
    }
}
