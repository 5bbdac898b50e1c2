package org.evertill.checkout.local.internal;

import java.util.List;
import java.util.Map;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.ReceiptNote;
import org.evertill.checkout.ReceiptNotes;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.JournalEntry;
import org.evertill.domain.SaleKind;
import org.evertill.storage.Database;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Comparison;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.TillIdentity;

/** The code by which other stores take goods back, on the receipts of a chain that has tills in other stores. */
record CarriedNotes(Database database) implements ReceiptNotes {

    /** Lines that are tried: more never fit. */
    private static final int MOST_LINES = 40;

    private static final Map<String, String> WORDS =
            Map.of("en", "Returns in all our stores", "de", "Rückgabe in allen Filialen");

    @Override
    public List<ReceiptNote> of(Receipt receipt, Reader reader) {
        int lines = CarriedSale.size(receipt);
        if (receipt.sale().kind() == SaleKind.REFUND || lines == 0) {
            return List.of();
        }
        return database.identity()
                .filter(till -> !till.isTraining() && hasOtherStores(reader, till))
                .map(till -> note(receipt, till, lines))
                .orElse(List.of());
    }

    private static boolean hasOtherStores(Reader reader, TillIdentity till) {
        return reader.count(
                        DomainTypes.TILL_KEY,
                        Selection.where(Filter.of("store_id", Comparison.NOT_EQUAL, till.storeId())))
                > 0;
    }

    /** With as many lines as there is room for. */
    private static List<ReceiptNote> note(Receipt receipt, TillIdentity till, int lines) {
        String keyId = JournalEntry.Key.idOf(till.key().publicKey());
        for (int some = Math.min(lines, MOST_LINES); some > 0; some--) {
            String signed = CarriedSale.signed(receipt, some);
            if (ReceiptCode.fits(signed)) {
                String code = ReceiptCode.of(keyId, till.key(), signed).text();
                return List.of(new ReceiptNote(WORDS, some == lines ? "" : some + "/" + lines, code));
            }
        }
        return List.of();
    }
}
