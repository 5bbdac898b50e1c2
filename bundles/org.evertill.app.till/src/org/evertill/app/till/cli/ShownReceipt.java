package org.evertill.app.till.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.SaleSlip;
import org.evertill.domain.Payment;
import org.evertill.kernel.Money;
import org.evertill.receipt.PlainText;

/** A completed sale as lines of text. */
final class ShownReceipt {

    private ShownReceipt() {}

    static List<String> completed(Receipt receipt) {
        var lines = new ArrayList<>(lines(receipt));
        String rounded = receipt.payments().stream()
                .filter(payment -> !payment.rounding().isZero())
                .findFirst()
                .map(payment -> ", in cash " + payment.amount().plus(payment.rounding()))
                .orElse("");
        var change = receipt.payments().stream()
                .map(Payment::changeGiven)
                .reduce(Money.zero(receipt.sale().total().currency()), Money::plus);
        lines.add("completed " + receipt.sale().receipt() + ", total "
                + receipt.sale().total() + rounded + ", change " + change);
        return lines;
    }

    static List<String> lines(Receipt receipt) {
        return PlainText.lines(SaleSlip.document(receipt, Locale.getDefault(Locale.Category.DISPLAY)), PlainText.WIDTH);
    }
}
