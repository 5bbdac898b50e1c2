package org.evertill.app.till.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.evertill.checkout.Checkout;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;

/** A sale that is typed: what each line means, and the basket as it stands. One thread. */
final class TypedSale {

    private final OpenSale sale;
    private final TypedPaying paying;
    private Optional<TypedGoods> asking = Optional.empty();

    /**
     * @param resumed what was begun before, if anything was
     */
    TypedSale(String seller, Optional<Basket> resumed) {
        this.sale = new OpenSale(seller, resumed);
        this.paying = new TypedPaying(sale);
    }

    /** What a line does with a till, and what is said then. */
    interface Step extends Function<Selling, Outcome<List<String>>> {}

    /** A step that needs no money. */
    private interface GoodsStep extends Function<Checkout, Outcome<List<String>>> {}

    /** What a line means. Problem: {@code till.not-understood}. */
    Outcome<Step> step(String line) {
        if (!line.startsWith("/")) {
            return Scan.typed(line).map(scan -> selling -> scanned(selling.checkout(), scan));
        }
        var words = List.of(line.substring(1).split("\\s+"));
        var given = words.subList(1, words.size());
        if (words.getFirst().equals("pay")) {
            return TypedPayment.of(given).map(payment -> selling -> paying.paid(selling, payment));
        }
        if (words.getFirst().equals("void") && given.size() > 1) {
            String reason = String.join(" ", given.subList(1, given.size()));
            return Outcome.ok(selling -> voided(selling, given.getFirst(), reason));
        }
        if (words.getFirst().equals("exchange") && !given.isEmpty()) {
            return exchanged(given.getFirst(), given.subList(1, given.size()));
        }
        return switch (words.getFirst() + given.size()) {
            case "tip1" -> TypedWords.number(given.get(0)).map(amount -> selling -> paying.tipped(amount));
            case "take-back0" -> Outcome.ok(selling -> paying.takenBack(selling, Optional.empty()));
            case "take-back1" ->
                TypedWords.position(given.get(0)).map(at -> selling -> paying.takenBack(selling, Optional.of(at)));
            case "load2" -> loaded(given.get(0), Optional.empty(), given.get(1));
            case "load3" -> loaded(given.get(0), Optional.of(given.get(1)), given.get(2));
            case "settle0" -> Outcome.ok(paying::settled);
            case "due0" -> Outcome.ok(paying::due);
            case "give-back0" -> Outcome.ok(paying::givenBack);
            default -> goodsStep(words, given).map(step -> selling -> step.apply(selling.checkout()));
        };
    }

    private Outcome<Step> loaded(String tender, Optional<String> number, String amount) {
        return TypedPayment.of(List.of(tender))
                .then(kind ->
                        TypedWords.number(amount).map(money -> selling -> paying.loaded(selling, kind, number, money)));
    }

    private Outcome<GoodsStep> goodsStep(List<String> words, List<String> given) {
        if (TypedGoods.isAnswer("/" + words.getFirst())) {
            return Outcome.ok(checkout -> answered(checkout, words));
        }
        if (words.getFirst().equals("comment") && !given.isEmpty()) {
            String text = String.join(" ", given.subList(1, given.size()));
            return TypedWords.position(given.getFirst()).map(at -> checkout -> commented(checkout, at, text));
        }
        if (words.getFirst().equals("exempt")) {
            var reason = Optional.of(String.join(" ", given)).filter(text -> !text.isEmpty());
            return Outcome.ok(checkout ->
                    sale.current(checkout).then(b -> checkout.exempt(b, reason)).map(sale::became));
        }
        if (words.getFirst().equals("reason") && !given.isEmpty()) {
            String reason = String.join(" ", given);
            return Outcome.ok(checkout -> sale.current(checkout)
                    .then(b -> checkout.because(b, reason))
                    .map(sale::became));
        }
        if (words.getFirst().equals("discount") && given.size() != 2) {
            return TypedDiscount.of(given).map(discount -> checkout -> discounted(checkout, discount));
        }
        if (words.getFirst().equals("park") && !given.isEmpty()) {
            return Outcome.ok(checkout -> parked(checkout, String.join(" ", given)));
        }
        return switch (words.getFirst() + given.size()) {
            case "parked0" -> Outcome.ok(this::allParked);
            case "recall1" -> TypedWords.position(given.get(0)).map(at -> checkout -> recalled(checkout, at));
            case "customer0" -> Outcome.ok(checkout -> customer(checkout, Optional.empty()));
            case "customer1" -> Outcome.ok(checkout -> customer(checkout, Optional.of(given.get(0))));
            case "qty2" ->
                TypedWords.position(given.get(0))
                        .then(at -> TypedWords.quantity(given.get(1)).map(q -> c -> changed(c, at, q)));
            case "remove1" -> TypedWords.position(given.get(0)).map(at -> c -> changed(c, at, Quantity.ZERO));
            case "undo0" -> Outcome.ok(this::undone);
            case "cash0" -> Outcome.ok(checkout -> paying.cash(checkout, Optional.empty()));
            case "cash1" ->
                TypedWords.number(given.get(0)).map(amount -> checkout -> paying.cash(checkout, Optional.of(amount)));
            case "refund0" -> Outcome.ok(checkout -> refund(c -> c.open(Opening.refund(sale.seller())), checkout));
            case "refund1" -> Outcome.ok(checkout -> refund(c -> c.refundOf(given.get(0), sale.seller()), checkout));
            case "give-up0" -> Outcome.ok(this::givenUp);
            case "receipt0" -> Outcome.ok(checkout -> receipt(checkout, sale.lastReceipt()));
            case "receipt1" -> Outcome.ok(checkout -> receipt(checkout, Optional.of(given.get(0))));
            case "list0" -> Outcome.ok(checkout -> Outcome.ok(list()));
            default ->
                TypedWords.notUnderstood("No line begins like this, or with so many words. 'sell --help' lists them.");
        };
    }

    /** The basket, a line for each of its lines, and the total. */
    List<String> list() {
        return sale.list();
    }

    private Outcome<Step> exchanged(String receipt, List<String> typed) {
        return scans(typed)
                .map(goods -> selling -> sale.current(selling.checkout())
                        .then(b -> selling.checkout().takeBack(b, receipt, goods))
                        .map(sale::became));
    }

    private static Outcome<List<Scan>> scans(List<String> typed) {
        var scans = new ArrayList<Scan>();
        for (String text : typed) {
            switch (Scan.typed(text)) {
                case Outcome.Ok<Scan>(var scan) -> scans.add(scan);
                case Outcome.Failed<Scan>(var problem) -> {
                    return Outcome.failed(problem);
                }
            }
        }
        return Outcome.ok(scans);
    }

    private Outcome<List<String>> scanned(Checkout checkout, Scan scan) {
        var tried = sale.current(checkout).then(b -> checkout.scan(b, scan));
        return tried instanceof Outcome.Failed<Basket>(var problem)
                ? TypedGoods.of(scan, problem).map(this::asks).orElseGet(() -> Outcome.failed(problem))
                : tried.map(next -> sold(checkout, next));
    }

    private List<String> sold(Checkout checkout, Basket next) {
        int before = sale.basket().map(b -> b.lines().size()).orElse(0);
        var all = sale.became(next);
        if (next.lines().size() <= before || !next.discount().isZero()) {
            return all;
        }
        var said = new ArrayList<String>();
        for (int i = before; i < next.lines().size(); i++) {
            said.add(ShownBasket.text(i + 1, next.lines().get(i)));
        }
        said.add(ShownBasket.total(sale.basket()));
        checkout.remark(next.lines().get(before)).ifPresent(remark -> said.add("note: " + remark.message()));
        return said;
    }

    /** What was scanned and asks for something that the next line has to say; a program that says something else has gone wrong. */
    Optional<Problem> unanswered(String line) {
        var left = TypedGoods.isAnswer(line) ? Optional.<TypedGoods>empty() : asking;
        if (left.isPresent()) {
            asking = Optional.empty();
        }
        return left.map(TypedGoods::asks);
    }

    private Outcome<List<String>> asks(TypedGoods goods) {
        asking = Optional.of(goods);
        return Outcome.ok(List.of(goods.said()));
    }

    private Outcome<List<String>> answered(Checkout checkout, List<String> words) {
        if (asking.isEmpty()) {
            return TypedWords.notUnderstood("The till asks for nothing. Scan something first.");
        }
        var goods = asking.get();
        asking = Optional.empty();
        return sale.current(checkout)
                .then(b -> goods.answered(words, b)
                        .then(scan -> scan.map(
                                        more -> goods.seen(words, checkout, b).then(seen -> {
                                            sale.is(seen);
                                            return scanned(checkout, more);
                                        }))
                                .orElseGet(() -> Outcome.ok(list()))));
    }

    private Outcome<List<String>> commented(Checkout checkout, int position, String text) {
        return sale.current(checkout)
                .then(b -> line(b, position)
                        .then(line -> checkout.comment(b, line.id(), text).map(sale::became)));
    }

    private Outcome<List<String>> changed(Checkout checkout, int position, Quantity quantity) {
        return sale.current(checkout)
                .then(b -> line(b, position)
                        .then(line ->
                                checkout.changeQuantity(b, line.id(), quantity).map(sale::became)));
    }

    private Outcome<List<String>> discounted(Checkout checkout, TypedDiscount discount) {
        return sale.current(checkout)
                .then(b -> discount.given(b.currency())
                        .then(given -> discount.position()
                                .map(position ->
                                        line(b, position).then(line -> checkout.discountLine(b, line.id(), given)))
                                .orElseGet(() -> checkout.discountTicket(b, given))
                                .map(sale::became)));
    }

    private Outcome<List<String>> parked(Checkout checkout, String name) {
        return sale.current(checkout).then(b -> checkout.park(b, name)).map(parked -> {
            sale.gone();
            return List.of("parked as " + parked.name());
        });
    }

    private Outcome<List<String>> allParked(Checkout checkout) {
        var lines = new ArrayList<String>();
        var all = checkout.parked(sale.seller());
        for (int i = 0; i < all.size(); i++) {
            lines.add((i + 1) + "  " + all.get(i).name() + "  "
                    + all.get(i).basket().total() + "  " + all.get(i).at());
        }
        return Outcome.ok(lines.isEmpty() ? List.of("nothing is parked") : lines);
    }

    private Outcome<List<String>> recalled(Checkout checkout, int position) {
        if (sale.isOpen()) {
            return Outcome.failed("sale.open", "A sale is open. Complete, park or give it up, then recall another.");
        }
        var all = checkout.parked(sale.seller());
        if (position > all.size()) {
            return Outcome.failed("sale.not-parked", all.size() + " baskets are parked. /parked lists them.");
        }
        return checkout.recall(all.get(position - 1)).map(sale::begins);
    }

    private Outcome<List<String>> customer(Checkout checkout, Optional<String> number) {
        return sale.current(checkout).then(b -> checkout.forCustomer(b, number)).map(sale::became);
    }

    private static Outcome<Basket.Line> line(Basket basket, int position) {
        return position > basket.lines().size()
                ? Outcome.failed(
                        "sale.no-line", "The basket has " + basket.lines().size() + " lines. /list shows them.")
                : Outcome.ok(basket.lines().get(position - 1));
    }

    private Outcome<List<String>> undone(Checkout checkout) {
        if (sale.earlier().isEmpty() || sale.basket().isEmpty()) {
            return Outcome.failed("till.nothing-to-undo", "Nothing was done in this basket that can be taken back.");
        }
        return checkout.restore(sale.basket().get(), sale.earlier().get()).map(sale::wentBackTo);
    }

    private Outcome<List<String>> refund(Function<Checkout, Outcome<Basket>> beginning, Checkout checkout) {
        if (sale.isOpen()) {
            return Outcome.failed("sale.open", "A sale is open. Complete it or give it up, then begin the refund.");
        }
        return beginning.apply(checkout).map(sale::begins);
    }

    /** Where a tender cannot be given back at once, the void stays the basket: {@code /give-back} goes on, {@code /give-up} ends it. */
    private Outcome<List<String>> voided(Selling selling, String receipt, String reason) {
        return refund(c -> c.voidOf(receipt, reason, sale.seller()), selling.checkout())
                .then(begun -> paying.givenBack(selling));
    }

    private Outcome<List<String>> givenUp(Checkout checkout) {
        return sale.current(checkout).then(checkout::discard).map(discarded -> {
            sale.gone();
            return List.of("given up");
        });
    }

    private static Outcome<List<String>> receipt(Checkout checkout, Optional<String> number) {
        return number.map(checkout::receipt)
                .orElseGet(() -> Outcome.failed(
                        "sale.unknown-receipt", "Nothing was sold here yet. Say the number of a receipt."))
                .map(ShownReceipt::lines);
    }
}
