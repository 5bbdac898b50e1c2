package org.evertill.checkout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.SaleSlip.Mark;
import org.evertill.checkout.SaleSlip.Print;
import org.evertill.domain.Payment;
import org.evertill.domain.ReceiptNumber;
import org.evertill.domain.SaleDiscount;
import org.evertill.domain.SaleKind;
import org.evertill.domain.SaleLine;
import org.evertill.domain.TaxSummary;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.receipt.Fields;
import org.evertill.receipt.SlipFormats;
import org.evertill.receipt.TenderName;
import org.evertill.tender.TenderKind;
import org.jspecify.annotations.Nullable;

/** What templates of a sale's slips can name; docs/templates.md lists it. */
final class SaleFields {

    private static final List<String> FLAGS = List.of("refund", "void", "exchange", "training");

    private final Receipt receipt;
    private final Locale locale;
    private final SlipFormats formats;
    private final ResourceBundle words;
    private final TaxSummary taxes;
    private final Map<String, TenderName> tenders;
    private final Map<Integer, String> signs = new HashMap<>();

    private SaleFields(Receipt receipt, Locale locale) {
        this.receipt = receipt;
        this.locale = locale;
        this.formats = new SlipFormats(locale, receipt.store().zone());
        this.words = ResourceBundle.getBundle(
                "org.evertill.checkout.messages",
                locale,
                SaleFields.class.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_DEFAULT));
        this.taxes = TaxSummary.ofLines(receipt.sale().total().currency(), receipt.lines());
        this.tenders = receipt.tenders().stream().collect(Collectors.toMap(TenderKind::id, TenderKind::names));
        taxes.rates().forEach(rate -> signs.put(rate.rateBasisPoints(), sign(signs.size())));
    }

    static Fields of(Receipt receipt, Print print, Locale locale) {
        return new SaleFields(receipt, locale).all(print);
    }

    private Fields all(Print print) {
        var sale = receipt.sale();
        var store = receipt.store();
        var set = new ArrayList<String>();
        if (sale.kind() == SaleKind.REFUND) {
            set.add("refund");
        }
        if (sale.isVoid()) {
            set.add("void");
        }
        boolean isExchange = receipt.lines().stream().anyMatch(SaleLine::isReturned);
        if (isExchange) {
            set.add("exchange");
        }
        boolean isTraining = ReceiptNumber.parse(sale.receipt())
                .filter(ReceiptNumber::isTraining)
                .isPresent();
        if (isTraining || print.marks().contains(Mark.TRAINING)) {
            set.add("training");
        }
        return Fields.make()
                .words(words)
                .flags(FLAGS, set)
                .text("copy", print.copy() == 0 ? "" : Integer.toString(print.copy()))
                .text("store", store.name())
                .lines("address", store.address() == null ? "" : store.address())
                .text("taxNumber", store.taxNumber() == null ? "" : store.taxNumber())
                .text("receipt", sale.receipt())
                .text("register", sale.registerId())
                .text("date", formats.moment(sale.completedAt(), words.getString("dateTime")))
                .text("cashier", receipt.cashierName())
                .text("reference", sale.reference() == null ? "" : sale.reference())
                .text("voidReason", sale.voidReason() == null ? "" : sale.voidReason())
                .text("returnReason", sale.returnReason() == null ? "" : sale.returnReason())
                .text("currency", sale.total().currency().getCurrencyCode())
                .text("total", formats.amount(sale.total()))
                .text("tax", formats.amount(sale.tax()))
                .text("bought", isExchange ? formats.amount(sum(line -> !line.isReturned())) : "")
                .text("cameBack", isExchange ? formats.amount(sum(SaleLine::isReturned)) : "")
                .text("saved", saved())
                .text("exemption", sale.taxExemption() == null ? "" : sale.taxExemption())
                .list("lines", receipt.lines().stream().map(this::line).toList())
                .list("payments", receipt.payments().stream().map(this::payment).toList())
                .list("notes", receipt.notes().stream().map(this::note).toList())
                .list("rates", taxes.rates().stream().map(this::rate).toList())
                .done();
    }

    private Fields line(SaleLine line) {
        boolean isPart = line.partOfLineId() != null;
        boolean isSeveral = !isPart && !line.quantity().equals(Quantity.ONE);
        var set = new ArrayList<String>();
        if (isSeveral) {
            set.add("several");
        }
        if (isPart) {
            set.add("part");
        }
        if (line.isReturned()) {
            set.add("returned");
        }
        return Fields.make()
                .text("description", line.description())
                .text("code", line.code())
                .text("quantity", formats.quantity(line.quantity()))
                .flags(List.of("several", "part", "returned"), set)
                .text("price", formats.price(line.unitPrice()))
                .text("linePrice", formats.amount(line.total().plus(shown(line))))
                .text("lineTotal", formats.amount(line.total()))
                .list("notes", notes(line))
                .list("discounts", discounts(line))
                .text("sign", signs.getOrDefault(line.rateBasisPoints(), ""))
                .done();
    }

    /** What is noted of a line: serial number, lot, until when it is good, a comment. */
    private List<Fields> notes(SaleLine line) {
        var notes = new ArrayList<String>();
        noted(notes, "serial", line.serial());
        noted(notes, "lot", line.lot());
        noted(notes, "useBy", line.useBy());
        String comment = line.comment();
        if (comment != null) {
            notes.add(comment);
        }
        return notes.stream()
                .map(note -> Fields.make().text("note", note).done())
                .toList();
    }

    private void noted(List<String> notes, String word, @Nullable Object what) {
        if (what != null) {
            notes.add(words.getString(word) + " " + what);
        }
    }

    private List<Fields> discounts(SaleLine line) {
        return receipt.discounts().stream()
                .filter(discount -> discount.saleLineId().equals(line.id()))
                .sorted(Comparator.comparing(SaleDiscount::kind).thenComparing(SaleDiscount::id))
                .map(discount -> discount(line, discount))
                .toList();
    }

    /** What is taken off a price without tax is none of the amounts of the receipt, which have it: it stands beside the name. */
    private Fields discount(SaleLine line, SaleDiscount discount) {
        String amount = formats.amount(discount.amount().negated());
        return Fields.make()
                .text("name", line.taxIncluded() ? discount.name() : discount.name() + " " + amount)
                .text("off", line.taxIncluded() ? amount : "")
                .done();
    }

    private static Money shown(SaleLine line) {
        Long minor = line.discountMinor();
        return new Money(
                minor == null || !line.taxIncluded() ? 0 : minor, line.total().currency());
    }

    private Money sum(Predicate<SaleLine> which) {
        return receipt.lines().stream()
                .filter(which)
                .map(SaleLine::total)
                .reduce(Money.zero(receipt.sale().total().currency()), Money::plus);
    }

    /** With what is bought here; what was saved of goods that come back was saved before. */
    private String saved() {
        var bought = receipt.lines().stream()
                .filter(line -> !line.isReturned())
                .map(SaleLine::id)
                .collect(Collectors.toSet());
        var all = receipt.discounts().stream()
                .filter(discount -> bought.contains(discount.saleLineId()))
                .map(SaleDiscount::amount)
                .reduce(Money.zero(receipt.sale().total().currency()), Money::plus);
        return all.minor() > 0 ? formats.amount(all) : "";
    }

    private Fields payment(Payment payment) {
        boolean isForeign = payment.rateE9() != null;
        boolean hasChange = !payment.changeGiven().isZero();
        boolean isMore = hasChange || isForeign || !payment.tip().isZero();
        return Fields.make()
                .text("tender", TenderName.of(payment.tender(), tenders, locale))
                .text("amount", formats.amount(payment.amount()))
                .text("rounding", payment.rounding().isZero() ? "" : formats.amount(payment.rounding()))
                .text("given", isMore ? given(payment) : "")
                .text("rate", isForeign ? rate(payment) : "")
                .text("value", isForeign ? formats.amount(payment.givenValue()) : "")
                .text("change", hasChange ? formats.amount(payment.changeGiven()) : "")
                .text("tip", payment.tip().isZero() ? "" : formats.amount(payment.tip()))
                .text("details", payment.details() == null ? "" : payment.details())
                .text("paymentReference", payment.reference() == null ? "" : payment.reference())
                .text("left", left(payment))
                .done();
    }

    private String given(Payment payment) {
        String amount = formats.amount(payment.given());
        return payment.rateE9() == null ? amount : payment.given().currency().getCurrencyCode() + " " + amount;
    }

    private String rate(Payment payment) {
        Long rate = payment.rateE9();
        return rate == null ? "" : formats.rate(BigDecimal.valueOf(rate, TenderKind.RATE_DECIMALS));
    }

    private String left(Payment payment) {
        Long minor = payment.balanceMinor();
        return minor == null
                ? ""
                : formats.amount(new Money(minor, payment.amount().currency()));
    }

    private Fields note(ReceiptNote note) {
        return Fields.make()
                .text("note", note.words(locale))
                .text("noteValue", note.value())
                .text("noteCode", note.code())
                .done();
    }

    private Fields rate(TaxSummary.Rate rate) {
        var amounts = rate.amounts();
        return Fields.make()
                .text("sign", signs.getOrDefault(rate.rateBasisPoints(), ""))
                .text("rate", formats.percent(rate.rateBasisPoints()))
                .text("net", formats.amount(amounts.net()))
                .text("rateTax", formats.amount(amounts.tax()))
                .text("gross", formats.amount(amounts.gross()))
                .done();
    }

    /** A letter for each rate, so that a line says which one is its. */
    private static String sign(int position) {
        return Character.toString('A' + Math.min(position, 'Z' - 'A'));
    }
}
