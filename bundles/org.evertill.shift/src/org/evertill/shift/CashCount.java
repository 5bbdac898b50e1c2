package org.evertill.shift;

import java.time.Instant;
import org.evertill.entity.Entity;
import org.evertill.entity.Entity.Nature;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.ScopePart;
import org.evertill.entity.ScopePart.Part;
import org.evertill.kernel.Money;

/**
 * What somebody found in a drawer of one currency: a fact. It was counted blind, so that what was expected is noted with it and told
 * only afterwards. It holds for as long as as much is expected as when it was made.
 *
 * @param attempt from 1: who counts again knows what was expected; the same for all currencies that were counted together
 * @param total what was found
 * @param expected what should have been there by what the till knew
 */
@Entity(table = "cash_counts", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT)
@Needs("SELL")
public record CashCount(
        @Id String id,
        @ScopePart(Part.STORE) String storeId,
        @ScopePart(Part.TIME) Instant countedAt,
        @Label("Register") String registerId,
        @Label("Shift") @Indexed String shiftId,
        @Label("Attempt") int attempt,
        @Label("Counted") Money total,
        @Label("Expected") Money expected,
        @Label("By") String staffId) {

    /** What is too much, or, negative, missing. */
    public Money difference() {
        return total.minus(expected);
    }
}
