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
 * A completed sale or refund: a fact. Totals of a refund are negative, those of a sale only where more comes back within it than is bought.
 *
 * @param originalSaleId the sale of which something comes back: in a refund, or by {@linkplain SaleLine#isReturned() lines} of an exchange
 * @param taxExemption why no tax was charged; null for nearly all
 * @param voidReason why a whole sale, {@code originalSaleId}, was reversed by this one, which is a refund then; null for nearly all
 * @param returnReason why something came back: without a receipt, or by more than a tender's limit
 */
@Entity(table = "sales", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT, version = 4)
@Needs(value = "SELL", systems = "replay")
public record Sale(
        @Id String id,

        @ScopePart(Part.STORE) @Indexed(then = "completed_at")
        String storeId,

        @Label("Register") String registerId,
        @Label("Kind") SaleKind kind,
        @Label("Receipt") @Indexed String receipt,
        @Label("Receipt series") String receiptSeries,
        @Label("Receipt number") long receiptNumber,
        @Label("Shift") @Indexed String shiftId,
        @Label("Cashier") String staffId,
        @Label("Customer") @Nullable String customerId,
        @Label("Total") Money total,
        @Label("Tax in the total") Money tax,
        @Label("Lines") int lineCount,
        @Label("Opened") Instant openedAt,
        @Label("Completed") @ScopePart(Part.TIME) Instant completedAt,
        @Label("Refund of") @Nullable String originalSaleId,
        @Label("Reference") @Indexed @Nullable String reference,

        @Label("Tax exemption") @MaxLength(300) @Nullable String taxExemption,

        @Label("Reason of the void") @MaxLength(300) @Nullable
        String voidReason,

        @Label("Reason of the return") @MaxLength(300) @Nullable
        String returnReason) {

    /** One with the tax that is due. */
    public Sale(
            String id,
            String storeId,
            String registerId,
            SaleKind kind,
            String receipt,
            String receiptSeries,
            long receiptNumber,
            String shiftId,
            String staffId,
            @Nullable String customerId,
            Money total,
            Money tax,
            int lineCount,
            Instant openedAt,
            Instant completedAt,
            @Nullable String originalSaleId,
            @Nullable String reference) {
        this(
                id,
                storeId,
                registerId,
                kind,
                receipt,
                receiptSeries,
                receiptNumber,
                shiftId,
                staffId,
                customerId,
                total,
                tax,
                lineCount,
                openedAt,
                completedAt,
                originalSaleId,
                reference,
                null,
                null,
                null);
    }

    /** Whether it reverses another sale as a whole. */
    public boolean isVoid() {
        return voidReason != null;
    }
}
