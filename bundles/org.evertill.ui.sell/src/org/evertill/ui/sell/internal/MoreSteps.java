package org.evertill.ui.sell.internal;

import java.util.Optional;
import org.evertill.checkout.Checkout;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Parked;
import org.evertill.checkout.TenderDesk;
import org.evertill.customer.CustomerDesk;
import org.evertill.customer.KnownCustomer;
import org.evertill.kernel.Outcome;
import org.evertill.pricing.Basket;
import org.evertill.pricing.ManualDiscount;
import org.evertill.ui.Till;
import org.evertill.ui.sell.internal.SellDesk.Done;

/** What is done less often with a sale: put aside, given to a customer, made cheaper, voided. Methods: UI thread, return at once. */
final class MoreSteps {

    private final Till till;
    private final SellDesk desk;

    MoreSteps(Till till, SellDesk desk) {
        this.till = till;
        this.desk = desk;
    }

    /** Puts the sale aside under a name. */
    void park(String name) {
        desk.change((checkout, now, staffId) -> now.map(basket -> checkout.park(basket, name)
                        .map(parked -> new Done(Optional.empty(), new DeskView.PutAside(parked.name()))))
                .orElseGet(MoreSteps::nothingToPark));
    }

    private static <T> Outcome<T> nothingToPark() {
        return Outcome.failed("sale.empty", "There is nothing in the sale yet. Scan something first.");
    }

    /** Tells what was put aside. */
    void showParked() {
        desk.change(
                (checkout, now, staffId) -> Outcome.ok(new Done(now, new DeskView.Asides(checkout.parked(staffId)))));
    }

    /** Takes up what was put aside; what is open has to be ended first. */
    void recall(Parked parked) {
        desk.change((checkout, now, staffId) -> isOpen(now)
                ? parkFirst()
                : checkout.recall(parked)
                        .map(basket -> new Done(Optional.of(basket), new DeskView.TakenUp(parked.name()))));
    }

    /** Finds who buys: one is taken at once, of several one is chosen; nothing typed for nobody known. */
    void customer(String typed) {
        desk.change((checkout, now, staffId) -> {
            if (typed.isEmpty()) {
                return buys(checkout, now, staffId, Optional.empty());
            }
            return till.service(CustomerDesk.class)
                    .then(customers -> customers.find(staffId, typed))
                    .then(found -> switch (found.size()) {
                        case 0 -> Outcome.failed("customer.unknown", "This till knows no such customer.");
                        case 1 -> buys(checkout, now, staffId, Optional.of(found.getFirst()));
                        default -> Outcome.ok(new Done(now, new DeskView.Customers(found)));
                    });
        });
    }

    /** Says that a customer buys. */
    void customer(KnownCustomer customer) {
        desk.change((checkout, now, staffId) -> buys(checkout, now, staffId, Optional.of(customer)));
    }

    private static Outcome<Done> buys(
            Checkout checkout, Optional<Basket> now, String staffId, Optional<KnownCustomer> customer) {
        return now.map(Outcome::ok)
                .orElseGet(() -> checkout.open(Opening.sale(staffId)))
                .then(basket -> checkout.forCustomer(
                        basket, customer.map(known -> known.row().id())))
                .map(basket -> new Done(Optional.of(basket), new DeskView.Buys(customer.map(MoreSteps::name))));
    }

    /** How a customer is called: by the name, else by the number. */
    static String name(KnownCustomer customer) {
        var name = customer.row().name();
        return name == null || name.isBlank() ? customer.row().number() : name;
    }

    /** Takes something off a line, or nothing any more. */
    void discountLine(String lineId, Optional<ManualDiscount> discount) {
        desk.onBasket((checkout, basket) -> checkout.discountLine(basket, lineId, discount));
    }

    /** Takes something off the whole sale, or nothing any more. */
    void discountAll(Optional<ManualDiscount> discount) {
        desk.onBasket((checkout, basket) -> checkout.discountTicket(basket, discount));
    }

    /** Voids a sale that was paid, and gives each payment back. */
    void voidSale(String typed, String reason) {
        desk.changeAndTender(
                (checkout, now, staffId) -> isOpen(now)
                        ? parkFirst()
                        : ReceiptNumbers.whole(till, typed)
                                .then(receipt -> checkout.voidOf(receipt, reason, staffId))
                                .map(basket -> new Done(Optional.of(basket), DeskView.quiet())),
                TenderDesk::giveBack);
    }

    private static boolean isOpen(Optional<Basket> now) {
        return now.filter(basket -> !basket.lines().isEmpty()).isPresent();
    }

    private static <T> Outcome<T> parkFirst() {
        return Outcome.failed("ui.park-first", "A sale is open. Complete it or park it first.");
    }
}
