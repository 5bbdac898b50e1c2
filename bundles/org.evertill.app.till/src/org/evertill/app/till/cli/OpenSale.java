package org.evertill.app.till.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.Checkout;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.kernel.Outcome;
import org.evertill.pricing.Basket;

/** The basket as it stands, what it was before, and what was completed last. One thread. */
final class OpenSale {

    private final String seller;
    private final Deque<Basket> before = new ArrayDeque<>();
    private Optional<Basket> basket;
    private Optional<String> lastReceipt = Optional.empty();

    OpenSale(String seller, Optional<Basket> resumed) {
        this.seller = seller;
        this.basket = resumed;
    }

    String seller() {
        return seller;
    }

    Optional<Basket> basket() {
        return basket;
    }

    Optional<String> lastReceipt() {
        return lastReceipt;
    }

    /** Whether there is something in it that would be lost. */
    boolean isOpen() {
        return basket.filter(b -> !b.lines().isEmpty()).isPresent();
    }

    /** The basket, a line for each of its lines, and the total. */
    List<String> list() {
        return ShownBasket.lines(basket);
    }

    /** The basket, or a new one. */
    Outcome<Basket> current(Checkout checkout) {
        return basket.map(Outcome::ok)
                .orElseGet(() -> checkout.open(Opening.sale(seller)).map(begun -> {
                    basket = Optional.of(begun);
                    return begun;
                }));
    }

    /** The next step of the basket, which can be taken back. */
    List<String> became(Basket next) {
        basket.ifPresent(before::push);
        basket = Optional.of(next);
        return list();
    }

    /** The same basket with something that is no step. */
    void is(Basket other) {
        basket = Optional.of(other);
    }

    /** Another basket. */
    List<String> begins(Basket other) {
        gone();
        basket = Optional.of(other);
        return list();
    }

    /** What it was before the last step, if there is one. */
    Optional<Basket> earlier() {
        return Optional.ofNullable(before.peek());
    }

    /** The last step is taken back. */
    List<String> wentBackTo(Basket earlier) {
        before.pop();
        basket = Optional.of(earlier);
        return list();
    }

    /** It is completed. */
    List<String> completed(Receipt receipt) {
        gone();
        lastReceipt = Optional.of(receipt.sale().receipt());
        return ShownReceipt.completed(receipt);
    }

    /** There is none any more. */
    void gone() {
        basket = Optional.empty();
        before.clear();
    }
}
