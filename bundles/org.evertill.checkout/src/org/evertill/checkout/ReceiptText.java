package org.evertill.checkout;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.domain.Payment;
import org.evertill.domain.SaleKind;
import org.evertill.domain.SaleLine;
import org.evertill.domain.TaxSummary;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;

/**
 * A receipt as lines of text, the same for the preview and for the printer: at most {@value #WIDTH} characters each, in
 * English or German, the time in the store's zone. Control and format characters of the data never reach a printer.
 * Pure; any thread.
 */
public final class ReceiptText {

    /** Characters of a line. */
    public static final int WIDTH = 42;

    /** Lines that a description may take; the rest of a longer one is left out. */
    private static final int MAX_DESCRIPTION_LINES = 3;

    private static final int RATE_WIDTH = 9;
    private static final int AMOUNT_WIDTH = 11;
    private static final String RULE = "-".repeat(WIDTH);

    private final Receipt receipt;
    private final ResourceBundle texts;
    private final Locale locale;
    private final List<String> out = new ArrayList<>();

    private ReceiptText(Receipt receipt, Locale locale) {
        this.receipt = receipt;
        this.locale = locale;
        this.texts = ResourceBundle.getBundle(
                "org.evertill.checkout.messages",
                locale,
                ReceiptText.class.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_DEFAULT));
    }

    /**
     * The lines from top to bottom, none longer than {@link #WIDTH}.
     *
     * @param locale the receipt's language and number format; a language other than German gives English words
     */
    public static List<String> lines(Receipt receipt, Locale locale) {
        var text = new ReceiptText(receipt, locale);
        text.head();
        receipt.lines().forEach(text::line);
        text.totals();
        text.taxes();
        text.centred(text.texts.getString("thanks"));
        return List.copyOf(text.out);
    }

    private void head() {
        var store = receipt.store();
        centred(store.name());
        if (store.address() != null) {
            store.address().lines().forEach(this::centred);
        }
        if (store.taxNumber() != null) {
            centred(texts.getString("taxNumber") + " " + store.taxNumber());
        }
        out.add(RULE);
        if (receipt.sale().kind() == SaleKind.REFUND) {
            centred(texts.getString("refund"));
        }
        var format =
                DateTimeFormatter.ofPattern(texts.getString("dateTime"), locale).withZone(zone());
        sides(receipt.sale().receipt(), format.format(receipt.sale().completedAt()));
        sides(TextCells.clean(texts.getString("cashier") + ": " + receipt.cashierName()), "");
        out.add(RULE);
    }

    private void line(SaleLine line) {
        var description = TextCells.wrapped(TextCells.clean(line.description()), WIDTH, MAX_DESCRIPTION_LINES);
        String total = amount(line.total());
        boolean one = line.quantity().equals(Quantity.ONE);
        if (one && description.size() == 1 && TextCells.width(description.getFirst()) + total.length() < WIDTH) {
            sides(description.getFirst(), total);
        } else {
            out.addAll(description);
            sides("  " + quantity(line.quantity()) + " x " + price(line.unitPrice()), total);
        }
    }

    private void totals() {
        out.add(RULE);
        var total = receipt.sale().total();
        sides(texts.getString("total") + " " + total.currency().getCurrencyCode(), amount(total));
        receipt.payments().forEach(this::payment);
    }

    private void payment(Payment payment) {
        sides(tender(payment.tender()), amount(payment.amount()));
        if (!payment.changeGiven().isZero()) {
            sides(texts.getString("given"), amount(payment.given()));
            sides(texts.getString("change"), amount(payment.changeGiven()));
        }
    }

    private void taxes() {
        out.add(RULE);
        taxRow(texts.getString("tax") + " %", texts.getString("net"), texts.getString("tax"), texts.getString("gross"));
        for (var rate : TaxSummary.ofLines(receipt.sale().total().currency(), receipt.lines())
                .rates()) {
            var percent = BigDecimal.valueOf(rate.rateBasisPoints(), 2);
            var amounts = rate.amounts();
            taxRow(
                    decimals(0, 2).format(percent),
                    amount(amounts.net()),
                    amount(amounts.tax()),
                    amount(amounts.gross()));
        }
        out.add(RULE);
    }

    private void taxRow(String rate, String net, String tax, String gross) {
        out.add(TextCells.left(rate, RATE_WIDTH)
                + TextCells.right(net, AMOUNT_WIDTH)
                + TextCells.right(tax, AMOUNT_WIDTH)
                + TextCells.right(gross, AMOUNT_WIDTH));
    }

    private void centred(String text) {
        for (String part : TextCells.wrapped(TextCells.clean(text), WIDTH, MAX_DESCRIPTION_LINES)) {
            out.add(" ".repeat((WIDTH - TextCells.width(part)) / 2) + part);
        }
    }

    private void sides(String left, String right) {
        int room = WIDTH - right.length();
        out.add((TextCells.left(left, room) + right).stripTrailing());
    }

    private String tender(String tender) {
        try {
            return texts.getString("tender." + tender);
        } catch (MissingResourceException e) {
            return TextCells.clean(tender);
        }
    }

    private String amount(Money money) {
        int decimals = money.currency().getDefaultFractionDigits();
        return decimals(decimals, decimals).format(money.toDecimal());
    }

    private String price(UnitPrice price) {
        int decimals = price.currency().getDefaultFractionDigits();
        return decimals(decimals, Math.max(decimals, UnitPrice.DECIMALS)).format(price.toDecimal());
    }

    private String quantity(Quantity quantity) {
        return decimals(0, Quantity.DECIMALS).format(quantity.toDecimal());
    }

    private NumberFormat decimals(int least, int most) {
        var format = new DecimalFormat("0", DecimalFormatSymbols.getInstance(locale));
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        return format;
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(receipt.store().timeZone());
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
