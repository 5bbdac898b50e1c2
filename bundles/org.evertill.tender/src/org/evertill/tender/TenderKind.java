package org.evertill.tender;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;
import org.evertill.domain.Payment;
import org.evertill.entity.Entity;
import org.evertill.entity.Group;
import org.evertill.entity.Id;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.evertill.kernel.Money;
import org.evertill.receipt.TenderName;
import org.jspecify.annotations.Nullable;

/**
 * A tender that the chain takes. Limits are in minor units of the store's currency; null for none.
 *
 * @param id as it stands in a payment, {@code card}; {@link #CASH} is cash, which is taken also without a row
 * @param provider the name of the {@link PaymentProvider}, of a tender that is taken by one
 * @param currency of foreign cash
 * @param rateE9 what a major unit of it is worth in major units of the store's currency, times 10⁹
 * @param maxPaymentMinor most that it pays of one sale, in however many parts
 * @param maxOfflineMinor the same without being known to be good: of a provider what it cannot have authorised, of everything else while head
 *     office does not answer
 * @param maxRefundMinor most that is paid back by it in one refund; beyond it a person says why and has the right, or somebody allows it
 * @param opensDrawer whether the drawer opens when something is paid by it, or paid back
 * @param germanName on slips in German; null for the same
 */
@Entity(table = "tender_kinds", scope = ScopeKind.CHAIN, version = 2)
@Needs("CONFIGURE")
public record TenderKind(
        @Id String id,
        @Label("Name") @MaxLength(80) String name,
        @Label("Type") TenderType type,
        @Label("Provider") @MaxLength(80) @Nullable String provider,

        @Label("Currency") @Group("rate") @MaxLength(3) @Nullable
        String currency,

        @Label("Rate") @Group("rate") @Nullable Long rateE9,
        @Label("Most of a sale") @Nullable Long maxPaymentMinor,
        @Label("Most offline") @Nullable Long maxOfflineMinor,
        @Label("Most paid back") @Nullable Long maxRefundMinor,
        @Label("Opens the drawer") boolean opensDrawer,
        @Label("Active") boolean active,

        @Label("Name in German") @MaxLength(80) @Nullable String germanName) {

    /** How cash stands in a payment. */
    public static final String CASH = Payment.CASH;

    /** What an identifier looks like. */
    public static final String ID = "[a-z0-9][a-z0-9-]{0,39}";

    /** Decimals of a rate. */
    public static final int RATE_DECIMALS = 9;

    /** The largest rate: of a unit that is worth a million. */
    private static final long MAX_RATE_E9 = 1_000_000_000_000_000L;

    public TenderKind {
        if (!id.matches(ID)) {
            throw new IllegalArgumentException("a tender is called by lower-case letters, digits and hyphens");
        }
        if ((type == TenderType.CASH) != id.equals(CASH)) {
            throw new IllegalArgumentException("cash of the store's own currency, and nothing else, is called " + CASH);
        }
        if (type == TenderType.FOREIGN_CASH && (currency == null || rateE9 == null)) {
            throw new IllegalArgumentException("foreign cash has a currency and a rate");
        }
        if (rateE9 != null && (rateE9 < 1 || rateE9 > MAX_RATE_E9)) {
            throw new IllegalArgumentException("a rate is more than zero");
        }
        if (currency != null) {
            Currency.getInstance(currency);
        }
        if (type == TenderType.PROVIDER && provider == null) {
            throw new IllegalArgumentException("a tender that somebody else takes names who");
        }
        refuseNegative(maxPaymentMinor);
        refuseNegative(maxOfflineMinor);
        refuseNegative(maxRefundMinor);
    }

    /** One that is called the same in every language. */
    public TenderKind(
            String id,
            String name,
            TenderType type,
            @Nullable String provider,
            @Nullable String currency,
            @Nullable Long rateE9,
            @Nullable Long maxPaymentMinor,
            @Nullable Long maxOfflineMinor,
            @Nullable Long maxRefundMinor,
            boolean opensDrawer,
            boolean active) {
        this(
                id,
                name,
                type,
                provider,
                currency,
                rateE9,
                maxPaymentMinor,
                maxOfflineMinor,
                maxRefundMinor,
                opensDrawer,
                active,
                null);
    }

    /** What slips call it. */
    public TenderName names() {
        return new TenderName(name, Optional.ofNullable(germanName));
    }

    /** One without limits, that is taken and called the same in every language; the drawer opens for cash. */
    public static TenderKind of(String id, String name, TenderType type) {
        boolean isCash = type == TenderType.CASH;
        return new TenderKind(id, name, type, null, null, null, null, null, null, isCash, true);
    }

    /** Cash where the chain says nothing of it. */
    public static TenderKind cash() {
        return of(CASH, "Cash", TenderType.CASH);
    }

    /** What an amount of the foreign currency is worth, rounded half up to a minor unit. */
    public Money worth(Money foreign, Currency own) {
        return Money.of(foreign.toDecimal().multiply(rate()), own, RoundingMode.HALF_UP);
    }

    /** The least of the foreign currency that is worth an amount. */
    public Money foreignFor(Money own) {
        var foreign = Currency.getInstance(String.valueOf(currency));
        var exact = own.toDecimal().divide(rate(), foreign.getDefaultFractionDigits(), RoundingMode.UP);
        return Money.of(exact, foreign, RoundingMode.UNNECESSARY);
    }

    private BigDecimal rate() {
        if (rateE9 == null) {
            throw new IllegalStateException(id + " has no rate");
        }
        return BigDecimal.valueOf(rateE9, RATE_DECIMALS);
    }

    private static void refuseNegative(@Nullable Long limit) {
        if (limit != null && limit < 0) {
            throw new IllegalArgumentException("a limit is not negative");
        }
    }
}
