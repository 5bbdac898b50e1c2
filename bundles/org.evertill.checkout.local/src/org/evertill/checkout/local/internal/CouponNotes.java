package org.evertill.checkout.local.internal;

import java.util.List;
import java.util.Map;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.ReceiptNote;
import org.evertill.checkout.ReceiptNotes;
import org.evertill.domain.Coupon;
import org.evertill.domain.Coupon.Use;
import org.evertill.storage.Reader;

/** What became of coupons, on the receipt: used, kept because they took nothing off, or good again. */
final class CouponNotes implements ReceiptNotes {

    @Override
    public List<ReceiptNote> of(Receipt receipt, Reader reader) {
        return Coupons.uses(reader, "sale_id", receipt.sale().id()).stream()
                .map(use -> new ReceiptNote(words(use), Coupon.Number.shown(use.couponId())))
                .toList();
    }

    private static Map<String, String> words(Use use) {
        return switch (use.kind()) {
            case USED -> Map.of("en", "Coupon used", "de", "Gutschein eingelöst");
            case KEPT -> Map.of("en", "Not needed, still good", "de", "Nicht gebraucht, gilt weiter");
            case GIVEN_BACK -> Map.of("en", "Coupon good again", "de", "Gutschein gilt wieder");
        };
    }
}
