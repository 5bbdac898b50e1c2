package org.evertill.domain;

import java.time.Instant;
import org.evertill.entity.Entity;
import org.evertill.entity.Entity.Nature;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.ScopePart;
import org.evertill.entity.ScopePart.Part;
import org.evertill.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money that changed hands for a sale; negative when it was given back. Amounts without a currency of their own are in minor units of
 * the sale's; null where there is nothing to say.
 *
 * @param tender which tender, {@code cash}
 * @param amount what of the sale is paid by it
 * @param given what was handed over, in the currency it was handed over in
 * @param changeGiven what came back of it, in the sale's currency
 * @param position which of several payments of the sale, from 1
 * @param tipMinor what of it is for the staff, beside the amount: no turnover
 * @param rateE9 what a major unit of the given currency was worth, times 10⁹; null where it is the sale's own
 * @param givenValueMinor what was given, by the rate
 * @param reference what a terminal calls it, or the number of a gift card
 * @param details which card, as the terminal says: brand and last digits, never a card's number
 * @param originalPaymentId the payment that it gives back
 * @param storedValueId what it was taken off
 * @param balanceMinor what was left there then, as far as the till knew
 */
@Entity(table = "payments", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT, version = 2)
@Needs(value = "SELL", systems = "replay")
public record Payment(
        @Id String id,
        @Label("Sale") @Indexed String saleId,
        @ScopePart(Part.STORE) String storeId,
        @ScopePart(Part.TIME) Instant paidAt,
        @Label("Tender") @MaxLength(40) String tender,
        @Label("Amount") Money amount,
        @Label("Given") Money given,
        @Label("Change") Money changeGiven,
        @Label("Position") @Nullable Integer position,
        @Label("Tip in minor units") @Nullable Long tipMinor,
        @Label("Rate") @Nullable Long rateE9,
        @Label("Given by the rate") @Nullable Long givenValueMinor,

        @Label("Reference") @MaxLength(Payment.MAX_REFERENCE_CHARS) @Nullable
        String reference,

        @Label("Details") @MaxLength(Payment.MAX_REFERENCE_CHARS) @Nullable
        String details,

        @Label("Payment given back") @Nullable String originalPaymentId,
        @Label("Taken off") @Nullable String storedValueId,
        @Label("Left in minor units") @Nullable Long balanceMinor) {

    /** What the tender is of cash in the currency of the store. */
    public static final String CASH = "cash";

    /** What is kept of a terminal's texts. */
    public static final int MAX_REFERENCE_CHARS = 120;

    /** A sale's only payment, in its own currency, of which there is no more to say. */
    public Payment(
            String id,
            String saleId,
            String storeId,
            Instant paidAt,
            String tender,
            Money amount,
            Money given,
            Money changeGiven) {
        this(
                id,
                saleId,
                storeId,
                paidAt,
                tender,
                amount,
                given,
                changeGiven,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** What was given, in the sale's currency. */
    public Money givenValue() {
        return givenValueMinor == null ? given : new Money(givenValueMinor, amount.currency());
    }

    /** What of it is for the staff. */
    public Money tip() {
        return new Money(tipMinor == null ? 0 : tipMinor, amount.currency());
    }

    /** What rounding to coins added, negative when it took away; zero for tenders that are not rounded. */
    public Money rounding() {
        return givenValue().minus(changeGiven).minus(tip()).minus(amount);
    }
}
