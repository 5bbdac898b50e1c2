package org.evertill.ui.sell.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evertill.checkout.TenderDesk.State;
import org.evertill.checkout.TenderDesk.Tender;
import org.evertill.checkout.TenderDesk.Tendered;
import org.evertill.kernel.Money;
import org.evertill.kernel.UnitPrice;
import org.evertill.receipt.TenderName;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.sell.internal.PayView.Tile;

/** What is said of paying, in the window's language and by the names that slips use. Pure. */
final class PayWords {

    private static final String BETWEEN = "  ·  ";

    private final Messages texts;
    private final Formats formats;

    PayWords(Messages texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    /** As receipts call it. */
    String name(TenderKind kind) {
        return TenderName.of(kind.id(), Map.of(kind.id(), kind.names()), texts.locale());
    }

    /** As receipts call the tender of a part. */
    String name(Paying paying, Tendered part) {
        return paying.kinds().stream()
                .filter(kind -> kind.id().equals(part.kind()))
                .findFirst()
                .map(this::name)
                .orElseGet(() -> TenderName.of(part.kind(), Map.of(), texts.locale()));
    }

    /** The tenders to choose from; the first ones have keys, from F2 on. */
    List<Tile> tiles(Paying paying, int keys) {
        return IntStream.range(0, paying.kinds().size())
                .mapToObj(i -> {
                    var kind = paying.kinds().get(i);
                    return new Tile(kind.id(), name(kind), below(paying, kind, i < keys ? "F" + (i + 2) : ""));
                })
                .toList();
    }

    /** What stands below the name of a tender: its key, and the rate of foreign cash. */
    String below(Paying paying, TenderKind kind, String key) {
        if (kind.type() != TenderType.FOREIGN_CASH || kind.rateE9() == null) {
            return key;
        }
        var rate = rate(kind.rateE9(), String.valueOf(kind.currency()), paying);
        return key.isEmpty() ? rate : key + BETWEEN + rate;
    }

    /** What to type now, and what Enter alone does. */
    String hint(Paying paying, TenderKind kind) {
        var due = paying.proposed(kind)
                .flatMap(Tender::amount)
                .orElse(paying.standing().due());
        if (paying.pending().isPresent()) {
            return texts.get("pay.hint.pending");
        }
        return switch (kind.type()) {
            case CASH ->
                texts.get("pay.hint.cash", formats.money(paying.standing().dueInCash()));
            case FOREIGN_CASH ->
                texts.get(
                        "pay.hint.foreign",
                        String.valueOf(kind.currency()),
                        formats.money(kind.foreignFor(paying.standing().dueInCash())));
            case PROVIDER, ACCOUNT -> texts.get("pay.hint.exact", formats.money(due), name(kind));
            case GIFT_CARD, VOUCHER, STORE_CREDIT -> texts.get("pay.hint.stored", name(kind));
        };
    }

    /** What is known of a part beside its amount. */
    String detail(Paying paying, Tendered part) {
        var words = new ArrayList<String>();
        if (part.state() != State.PAID) {
            words.add(texts.get(part.state() == State.PENDING ? "pay.state.pending" : "pay.state.reversing"));
        }
        part.rateE9()
                .ifPresent(rate -> words.add(texts.get(
                        "pay.detail.foreign",
                        formats.money(part.given()),
                        rate(rate, part.given().currency().getCurrencyCode(), paying))));
        if (!part.change().isZero()) {
            words.add(texts.get("pay.detail.change", formats.money(part.change())));
        }
        if (!part.tip().isZero()) {
            words.add(texts.get("pay.detail.tip", formats.money(part.tip())));
        }
        part.notes().details().ifPresent(words::add);
        part.notes().storedId().flatMap(stored -> part.notes().reference()).ifPresent(words::add);
        return words.stream().collect(Collectors.joining(BETWEEN));
    }

    /** What now: what nobody knows comes before everything else. */
    String standing(Paying paying) {
        if (paying.pending().isPresent()) {
            var part = paying.pending().get();
            return texts.get("pay.say.pending", formats.money(part.value()), name(paying, part));
        }
        if (paying.reversing().isPresent()) {
            var part = paying.reversing().get();
            return texts.get("pay.say.reversing", formats.money(part.value()), name(paying, part));
        }
        var due = formats.money(paying.standing().due());
        if (paying.standing().due().isZero()) {
            return texts.get("pay.say.complete");
        }
        if (paying.isVoid()) {
            return texts.get("pay.say.void");
        }
        return paying.isBegun()
                ? texts.get(paying.isRefund() ? "pay.say.part-back" : "pay.say.part", formats.money(paying.paid()), due)
                : texts.get(paying.isRefund() ? "pay.say.choose-back" : "pay.say.choose");
    }

    /** What is said while somebody is asked elsewhere. */
    String waiting(TenderKind kind) {
        return texts.get("pay.say.waiting", name(kind));
    }

    String money(Money amount) {
        return formats.money(amount);
    }

    private String rate(long rateE9, String currency, Paying paying) {
        return texts.get(
                "pay.rate", currency, rate(rateE9, paying.standing().due().currency()));
    }

    private String rate(long rateE9, Currency own) {
        var exact = BigDecimal.valueOf(rateE9, TenderKind.RATE_DECIMALS).stripTrailingZeros();
        return exact.scale() <= UnitPrice.DECIMALS
                ? formats.unitPrice(UnitPrice.of(exact, own))
                : String.format(texts.locale(), "%.9f %s", exact, own.getCurrencyCode());
    }
}
