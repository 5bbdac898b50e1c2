package org.evertill.fiscal;

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

/** That a fiscal device went out of order, or signs again: a fact for each. */
@Entity(table = "fiscal_outages", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT)
@Needs(value = "SELL", systems = "fiscal")
public record FiscalOutage(
        @Id String id,

        @ScopePart(Part.STORE) @Indexed(then = "at") String storeId,

        @Label("At") @ScopePart(Part.TIME) Instant at,
        @Label("Register") String registerId,
        @Label("Device") @MaxLength(80) String device,
        @Label("What happened") Change change,
        @Label("Reason") @MaxLength(300) String reason) {

    /** What happened. */
    public enum Change {
        /** It could not sign. */
        BEGAN,
        /** It signed again. */
        ENDED
    }
}
