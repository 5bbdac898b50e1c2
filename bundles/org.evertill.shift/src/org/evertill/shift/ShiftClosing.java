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
import org.jspecify.annotations.Nullable;

/**
 * The end of a shift: the Z, a fact, with its figures. What it says is what the till knew; head office adds what it hears of later.
 *
 * @param z its number as it is printed, {@code S1-R1-A-Z000001}
 * @param zSeries the receipt series in which the till was then
 * @param zNumber gapless in its register and series, from 1
 * @param cashierId whose drawer it was; null for one that all share
 * @param receipts how many sales and refunds there were
 * @param refundsTotal zero or negative
 * @param cashTaken what sales and refunds left in the drawer
 * @param cashMoved what was paid in, paid out, brought and fetched
 * @param countId of the count that it was closed with
 * @param leftInDrawer of what was counted; the next float
 * @param takenOut the rest of it
 * @param grandTotal of all Z of the register and series up to this one
 */
@Entity(table = "shift_closings", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT)
@Needs({"SELL", "MANAGE_SHIFT"})
public record ShiftClosing(
        @Id String id,

        @ScopePart(Part.STORE) @Indexed(then = "closed_at") String storeId,

        @Label("Closed") @ScopePart(Part.TIME) Instant closedAt,

        @Label("Register") @Indexed(then = {"z_series", "z_number"})
        String registerId,

        @Label("Shift") @Indexed String shiftId,
        @Label("Shift number") long shiftNumber,
        @Label("Z") @Indexed String z,
        @Label("Series") String zSeries,
        @Label("Number") long zNumber,
        @Label("Drawer of") @Nullable String cashierId,
        @Label("Opened") Instant openedAt,
        @Label("Opened by") String openedBy,
        @Label("Closed by") String closedBy,
        @Label("First receipt") @Nullable String firstReceipt,
        @Label("Last receipt") @Nullable String lastReceipt,
        @Label("Receipts") long receipts,
        @Label("Sales") long sales,
        @Label("Total of sales") Money salesTotal,
        @Label("Refunds") long refunds,
        @Label("Total of refunds") Money refundsTotal,
        @Label("Float") Money openingFloat,
        @Label("Cash taken") Money cashTaken,
        @Label("Cash moved") Money cashMoved,
        @Label("Expected") Money expected,
        @Label("Counted") Money counted,
        @Label("Difference") Money difference,
        @Label("Count") String countId,
        @Label("Counts") int counts,
        @Label("Left in the drawer") Money leftInDrawer,
        @Label("Taken out") Money takenOut,
        @Label("Grand total") Money grandTotal) {}
