package org.evertill.shift;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.domain.Store;
import org.evertill.kernel.Money;
import org.evertill.receipt.TenderName;

/**
 * An X or a Z with all that stands on it: ready to be shown or printed.
 *
 * @param shiftNumber of the shift in its register
 * @param openedBy the name of whoever opened it
 * @param drawerOf the name of whose drawer it is; empty for one that all share
 * @param at when it was made; of a copy, when the Z was
 * @param by the name of whoever made it
 * @param cash what was counted; empty for an X before that
 * @param foreign of each other currency that should be in the drawer or is
 * @param z empty for an X
 * @param tenders what the chain calls its tenders, by identifier
 */
public record ShiftReport(
        Store store,
        String registerId,
        long shiftNumber,
        Instant openedAt,
        String openedBy,
        Optional<String> drawerOf,
        Instant at,
        String by,
        ShiftFigures figures,
        Optional<Cash> cash,
        List<ForeignCash> foreign,
        Optional<Z> z,
        Map<String, TenderName> tenders) {

    public ShiftReport {
        foreign = List.copyOf(foreign);
        tenders = Map.copyOf(tenders);
    }

    /**
     * What was counted against what was expected.
     *
     * @param difference what is too much, or, negative, missing
     * @param counts how often it was counted
     */
    public record Cash(Money expected, Money counted, Money difference, int counts) {}

    /**
     * What only a Z says.
     *
     * @param number as it is printed
     * @param leftInDrawer the next float
     * @param takenOut the rest of what was counted of the store's own currency; of others nothing stays
     * @param copy 0 for the Z itself, else which copy of it this is
     */
    public record Z(String number, Money leftInDrawer, Money takenOut, Money grandTotal, int copy) {}

    /** Whether it is a Z. */
    public boolean isZ() {
        return z.isPresent();
    }
}
