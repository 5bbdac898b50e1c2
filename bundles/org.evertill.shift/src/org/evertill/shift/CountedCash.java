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

/** How many coins or notes of one value were in a drawer that was counted: a fact beside its {@link CashCount}. */
@Entity(table = "counted_cash", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT)
@Needs("SELL")
public record CountedCash(
        @Id String id,
        @ScopePart(Part.STORE) String storeId,
        @ScopePart(Part.TIME) Instant countedAt,
        @Label("Count") @Indexed String countId,
        @Label("Value") Money denomination,
        @Label("Pieces") long pieces) {}
