package org.evertill.app.till.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.checkout.TenderDesk.Standing;
import org.evertill.checkout.TenderDesk.State;
import org.evertill.checkout.TenderDesk.Tender;
import org.evertill.checkout.TenderDesk.Tendered;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;

/** A payment that is typed: {@code card}, {@code card 20}, {@code chf 50}, {@code gift-card NUMBER 10}. */
record TypedPayment(String name, List<String> more) {

    /** What the words behind {@code /pay} mean. Problem: {@code till.not-understood}. */
    static Outcome<TypedPayment> of(List<String> words) {
        return words.isEmpty() || words.size() > 3
                ? TypedWords.notUnderstood("Say by what: /pay TENDER [NUMBER] [AMOUNT].")
                : Outcome.ok(
                        new TypedPayment(words.getFirst().toLowerCase(Locale.ROOT), words.subList(1, words.size())));
    }

    /**
     * The tender that is meant: by its identifier, its beginning, or the currency of foreign cash. Problem:
     * {@code till.not-understood}.
     */
    Outcome<Tender> tender(List<TenderKind> kinds, Currency own, Optional<BigDecimal> tip) {
        return kind(kinds).then(kind -> {
            boolean isNumbered =
                    more.size() == 2 || more.size() == 1 && kind.type().isStored();
            var amount = more.stream().skip(isNumbered ? 1 : 0).findFirst();
            var tender = new Tender(
                    kind.id(),
                    Optional.empty(),
                    Optional.empty(),
                    isNumbered ? Optional.of(more.getFirst()) : Optional.empty());
            return amount(amount, currency(kind, own))
                    .then(money -> tip(tip, own).map(t -> new Tender(tender.kind(), money, t, tender.number())));
        });
    }

    /** What somebody may type to pay it back as it was paid. */
    static String proposal(Tender tender) {
        return "pay back: /pay " + tender.kind()
                + tender.number().map(number -> " " + number).orElse("")
                + tender.amount()
                        .map(amount -> " " + amount.toDecimal().toPlainString())
                        .orElse("");
    }

    /** What is paid and what is left, a line each. */
    static List<String> lines(Standing standing) {
        var lines = new ArrayList<String>();
        for (int i = 0; i < standing.tendered().size(); i++) {
            lines.add("paid " + (i + 1) + "  " + text(standing.tendered().get(i)));
        }
        String cash = standing.dueInCash().equals(standing.due()) ? "" : ", in cash " + standing.dueInCash();
        lines.add("left to pay " + standing.due() + cash);
        return lines;
    }

    private static String text(Tendered part) {
        var text = new StringBuilder(part.kind()).append("  ").append(part.amount());
        if (part.rateE9().isPresent()) {
            text.append("  for ").append(part.given());
        }
        if (!part.change().isZero()) {
            text.append("  change ").append(part.change());
        }
        if (!part.tip().isZero()) {
            text.append("  tip ").append(part.tip());
        }
        part.notes().details().ifPresent(details -> text.append("  ").append(details));
        part.notes().reference().ifPresent(reference -> text.append("  ").append(reference));
        part.notes().balance().ifPresent(left -> text.append("  left on it ").append(left));
        return text.append(part.state() == State.PENDING ? "  UNKNOWN" : "").toString();
    }

    /** The tender of a name, of its beginning, or of a currency. Problem: {@code till.not-understood}. */
    Outcome<TenderKind> kind(List<TenderKind> kinds) {
        var exact = kinds.stream()
                .filter(kind -> kind.id().equals(name))
                .findFirst()
                .or(() -> only(kinds.stream()
                        .filter(kind -> name.equalsIgnoreCase(kind.currency()))
                        .toList()))
                .or(() -> only(kinds.stream()
                        .filter(kind -> kind.id().startsWith(name))
                        .toList()));
        return exact.map(Outcome::ok)
                .orElseGet(() -> TypedWords.notUnderstood("By " + name + " nothing is paid here. Say one of "
                        + String.join(", ", kinds.stream().map(TenderKind::id).toList()) + "."));
    }

    private static Optional<TenderKind> only(List<TenderKind> kinds) {
        return kinds.stream().findFirst().filter(kind -> kinds.size() == 1);
    }

    private static Currency currency(TenderKind kind, Currency own) {
        return kind.type() == TenderType.FOREIGN_CASH ? Currency.getInstance(String.valueOf(kind.currency())) : own;
    }

    private static Outcome<Optional<Money>> amount(Optional<String> text, Currency currency) {
        return text.map(typed -> TypedWords.number(typed).then(number -> money(number, currency)))
                .orElseGet(() -> Outcome.ok(Optional.empty()));
    }

    private static Outcome<Optional<Money>> tip(Optional<BigDecimal> tip, Currency own) {
        return tip.map(number -> money(number, own)).orElseGet(() -> Outcome.ok(Optional.empty()));
    }

    private static Outcome<Optional<Money>> money(BigDecimal number, Currency currency) {
        try {
            return Outcome.ok(Optional.of(Money.of(number, currency, RoundingMode.UNNECESSARY)));
        } catch (ArithmeticException e) {
            return TypedWords.notUnderstood("This is no amount of " + currency + ": it has too many digits.");
        }
    }
}
