package org.evertill.domain;

import java.time.Instant;
import java.time.LocalDate;
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
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.jspecify.annotations.Nullable;

/**
 * One line of a sale, with everything that its price was made of.
 *
 * @param discountMinor what it cost less than quantity × unit price, in minor units of its currency; null for nothing. Why: {@link SaleDiscount}
 * @param serial the serial number of the piece
 * @param useBy the day that its code said it is good until
 * @param comment what somebody noted on the line
 * @param ageCheckedBy who saw that the customer is old enough
 * @param goesWithLineId the line of the same sale whose deposit it is
 * @param partOfLineId the line of the same sale of which it is what is taxed at another rate; its quantity is zero, for it stands on that line
 * @param returned whether goods come back by it within a sale, an exchange; null for all other lines, those of refunds among them
 */
@Entity(table = "sale_lines", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT, version = 4)
@Needs(value = "SELL", systems = "replay")
public record SaleLine(
        @Id String id,
        @Label("Sale") @Indexed String saleId,
        @ScopePart(Part.STORE) String storeId,
        @ScopePart(Part.TIME) Instant completedAt,
        @Label("Position") int position,
        @Label("Product") String productId,
        @Label("Code") @MaxLength(80) String code,
        @Label("Description") @MaxLength(300) String description,
        @Label("Quantity") Quantity quantity,
        @Label("Unit price") UnitPrice unitPrice,
        @Label("Tax included") boolean taxIncluded,
        @Label("Tax class") @MaxLength(40) String taxClass,
        @Label("Tax rate") int rateBasisPoints,
        @Label("Total") Money total,
        @Label("Tax in the total") Money tax,
        @Label("Price row") @Nullable String priceRowId,
        @Label("Refund of line") @Nullable String originalLineId,
        @Label("Discount in minor units") @Nullable Long discountMinor,

        @Label("Serial number") @MaxLength(80) @Nullable String serial,
        @Label("Lot") @MaxLength(80) @Nullable String lot,

        @Label("Good until") @Nullable LocalDate useBy,

        @Label("Comment") @MaxLength(200) @Nullable String comment,

        @Label("Age checked by") @Nullable String ageCheckedBy,
        @Label("Goes with line") @Nullable String goesWithLineId,
        @Label("Part of line") @Nullable String partOfLineId,
        @Label("Returned") @Nullable Boolean returned) {

    /**
     * A line by which goods came back, as head office tells all tills of a chain of several stores: so what was returned in one store is known in
     * the others, and returning it twice is seen.
     *
     * @param id that of the line by which it came back
     * @param originalLineId the line of the sale that it gives back
     * @param quantity negative; positive where a void gave out again what an exchange had taken back
     * @param receipt of the return
     */
    @Entity(table = "returned_lines", scope = ScopeKind.CHAIN, inTraining = false)
    @Needs(JournalEntry.NOBODY)
    public record Return(
            @Id String id,
            @Label("Refund of line") @Indexed String originalLineId,
            @Label("Quantity") Quantity quantity,
            @Label("Store") String storeId,
            @Label("Receipt") String receipt,
            @Label("Completed") Instant completedAt) {}

    /** Whether goods come back by it within a sale. */
    public boolean isReturned() {
        return Boolean.TRUE.equals(returned);
    }

    /** One with a discount, maybe, of which nothing more is noted. */
    public SaleLine(
            String id,
            String saleId,
            String storeId,
            Instant completedAt,
            int position,
            String productId,
            String code,
            String description,
            Quantity quantity,
            UnitPrice unitPrice,
            boolean taxIncluded,
            String taxClass,
            int rateBasisPoints,
            Money total,
            Money tax,
            @Nullable String priceRowId,
            @Nullable String originalLineId,
            @Nullable Long discountMinor) {
        this(
                id,
                saleId,
                storeId,
                completedAt,
                position,
                productId,
                code,
                description,
                quantity,
                unitPrice,
                taxIncluded,
                taxClass,
                rateBasisPoints,
                total,
                tax,
                priceRowId,
                originalLineId,
                discountMinor,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** One that costs what its price says. */
    public SaleLine(
            String id,
            String saleId,
            String storeId,
            Instant completedAt,
            int position,
            String productId,
            String code,
            String description,
            Quantity quantity,
            UnitPrice unitPrice,
            boolean taxIncluded,
            String taxClass,
            int rateBasisPoints,
            Money total,
            Money tax,
            @Nullable String priceRowId,
            @Nullable String originalLineId) {
        this(
                id,
                saleId,
                storeId,
                completedAt,
                position,
                productId,
                code,
                description,
                quantity,
                unitPrice,
                taxIncluded,
                taxClass,
                rateBasisPoints,
                total,
                tax,
                priceRowId,
                originalLineId,
                null);
    }
}
