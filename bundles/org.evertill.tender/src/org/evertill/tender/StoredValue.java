package org.evertill.tender;

import java.time.LocalDate;
import org.evertill.entity.AtLeast;
import org.evertill.entity.Entity;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.Merge;
import org.evertill.entity.MergePolicy;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.Unique;
import org.evertill.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What is worth something by its number: a gift card, a voucher, what the shop owes a customer, what a customer may owe. All tills have all of them and take off
 * them offline; what several tills take adds up, and head office opens an exception when it was more than there was.
 *
 * @param type how it stands in payments: one of the stored ones
 * @param balanceMinor what can be taken off it; of an account what is left of its limit
 * @param limitMinor what the customer of an account may owe; null for everything else
 * @param customerId whose it is; null for whoever has it in the hand
 * @param lastDay the last day on which something can be taken off it; null for no end
 */
@Entity(table = "stored_values", scope = ScopeKind.CHAIN, inTraining = false)
@Needs({"SELL", "REFUND"})
public record StoredValue(
        @Id String id,

        @Unique("number") @Label("Number") @Indexed @MaxLength(60)
        String number,

        @Label("Type") TenderType type,
        @Label("Currency") @MaxLength(3) String currency,

        @Label("Balance in minor units") @Merge(MergePolicy.COUNTER) @AtLeast(0)
        long balanceMinor,

        @Label("Limit in minor units") @Nullable Long limitMinor,
        @Label("Customer") @Indexed @Nullable String customerId,
        @Label("Last day") @Nullable LocalDate lastDay,
        @Label("Active") boolean active) {

    /** The tax class of a line that sells one: it is no turnover, and owed until it is taken off. */
    public static final String LIABILITY = "liability";

    /** The product of a line that sells one; its stock code is the type. */
    public static final String PRODUCT = "stored-value";

    public StoredValue {
        if (!type.isStored()) {
            throw new IllegalArgumentException(type + " is not stored");
        }
    }

    /** The same with more on it, or less. */
    public StoredValue plus(Money amount) {
        return new StoredValue(
                id,
                number,
                type,
                currency,
                Math.addExact(balanceMinor, amount.minor()),
                limitMinor,
                customerId,
                lastDay,
                active);
    }
}
