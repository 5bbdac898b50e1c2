package org.evertill.loyalty.local.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.ReceiptNote;
import org.evertill.checkout.ReceiptNotes;
import org.evertill.loyalty.LoyaltyMovement.Kind;
import org.evertill.storage.Reader;
import org.evertill.usecase.Customers;
import org.osgi.service.component.annotations.Component;

/** The points on a receipt: what this sale earned and redeemed, and how many there are now. */
@Component
public final class PointsNotes implements ReceiptNotes {

    @Override
    public List<ReceiptNote> of(Receipt receipt, Reader reader) {
        String id = receipt.sale().customerId();
        if (id == null
                || Ledger.terms(reader, receipt.sale().total().currency()).isEmpty()) {
            return List.of();
        }
        var movements = Ledger.movements(reader, "sale_id", receipt.sale().id());
        var notes = new ArrayList<ReceiptNote>();
        add(notes, Map.of("en", "Points earned", "de", "Punkte gesammelt"), Ledger.sum(movements, Kind.EARNED));
        add(notes, Map.of("en", "Points redeemed", "de", "Punkte eingelöst"), -Ledger.sum(movements, Kind.REDEEMED));
        Customers.of(reader, id)
                .ifPresent(customer -> notes.add(new ReceiptNote(
                        Map.of("en", "Your points now", "de", "Ihre Punkte jetzt"),
                        Long.toString(Ledger.balance(reader, customer)))));
        return notes;
    }

    private static void add(List<ReceiptNote> notes, Map<String, String> words, long points) {
        if (points != 0) {
            notes.add(new ReceiptNote(words, Long.toString(points)));
        }
    }
}
