package org.evertill.slip;

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

/**
 * That somebody asked for a receipt to be printed: a fact, by which copies are counted. The print that a sale gets by itself is none.
 *
 * @param copy 0 for a first print on demand, then 1 and so on
 */
@Entity(table = "receipt_prints", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT)
@Needs(value = "SELL", systems = "cli")
public record ReceiptPrint(
        @Id String id,
        @ScopePart(Part.STORE) String storeId,
        @Label("Printed") @ScopePart(Part.TIME) Instant printedAt,
        @Label("Register") String registerId,
        @Label("By") String staffId,
        @Label("Sale") @Indexed String saleId,
        @Label("Copy") int copy) {}
