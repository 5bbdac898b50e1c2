package org.evertill.checkout;

import java.util.List;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.storage.Reader;

/**
 * What a bundle adds to the receipts of its sales; a service. Asked in the sale's transaction, after what follows from the sale was written,
 * and whenever the receipt is shown or printed again. Looks at little and is quick; what it throws is logged, and the receipt goes without.
 */
@FunctionalInterface
public interface ReceiptNotes {

    /** Lines that stand below the totals; mostly none. */
    List<ReceiptNote> of(Receipt receipt, Reader reader);

    /**
     * Asked outside of any transaction, after the sale was committed and before its receipt is shown or first printed: may wait for a short,
     * limited time for what comes after the commit. Gives whether {@link #of} may say something else since.
     */
    default boolean isSettled(Receipt receipt) {
        return false;
    }
}
