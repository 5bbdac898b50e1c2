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

/**
 * Money that changed hands for a sale; negative when it was given back.
 *
 * @param amount what of the sale is paid by it
 * @param given what was handed over
 * @param changeGiven what came back of it
 */
@Entity(table = "payments", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT)
@Needs(value = "SELL", systems = "replay")
public record Payment(
        @Id String id,
        @Label("Sale") @Indexed String saleId,
        @ScopePart(Part.STORE) String storeId,
        @ScopePart(Part.TIME) Instant paidAt,
        @Label("Tender") @MaxLength(40) String tender,
        @Label("Amount") Money amount,
        @Label("Given") Money given,
        @Label("Change") Money changeGiven) {

    /** What rounding to coins added, negative when it took away; zero for tenders that are not rounded. */
    public Money rounding() {
        return given.minus(changeGiven).minus(amount);
    }
}
