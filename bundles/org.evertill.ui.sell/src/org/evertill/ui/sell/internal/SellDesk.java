package org.evertill.ui.sell.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.evertill.checkout.Checkout;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.checkout.TenderDesk;
import org.evertill.checkout.TenderDesk.Standing;
import org.evertill.domain.SaleKind;
import org.evertill.domain.Staff;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.evertill.staff.Approvals.Wanted;
import org.evertill.ui.Till;
import org.evertill.ui.UiTasks;
import org.evertill.ui.UiTasks.Lane;
import org.evertill.ui.sell.internal.DeskView.News;
import org.jspecify.annotations.Nullable;

/**
 * The sale at this till. Every step is done on the sell lane, in the order given, on what the step before left: so a scan
 * can be given while earlier ones are still looked up. Methods: UI thread, return at once. Fields: the lane's alone, but what was
 * shown last.
 */
final class SellDesk {

    /** Steps that can be undone. */
    static final int MAX_UNDO = 100;

    private final Till till;
    private final UiTasks tasks;
    private Consumer<DeskView> shown;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Deque<Basket> before = new ArrayDeque<>();
    private @Nullable Basket basket;
    private String staffId = "";
    private Optional<String> lastReceipt = Optional.empty();
    private Optional<Basket> lastShown = Optional.empty();

    /**
     * @param shown told after every step, on the UI's thread, in order
     */
    SellDesk(Till till, UiTasks tasks, Consumer<DeskView> shown) {
        this.till = till;
        this.tasks = tasks;
        this.shown = shown;
    }

    /** Another screen is told from now on. */
    void showOn(Consumer<DeskView> screen) {
        shown = screen;
    }

    /** Somebody takes over; what was being sold goes on, also after a crash. */
    void begin(Staff staff) {
        step(checkout -> {
            if (!staffId.equals(staff.id())) {
                before.clear();
            }
            staffId = staff.id();
            var left = checkout.resume(staffId);
            boolean isNews = basket == null && left.isPresent();
            basket = left.orElse(null);
            News news = isNews ? new DeskView.Resumed() : DeskView.quiet();
            return Outcome.ok(left.<News>flatMap(this::paidInPart).orElse(news));
        });
    }

    /** Sells what was scanned or typed; {@code 3*code} for three. Whatever fails, the news names what was typed. */
    void scan(String typed) {
        sell(typed, scan -> scan);
    }

    /** The same, of the one product that somebody chose among those that have the code. */
    void scan(String typed, String productId) {
        sell(typed, scan -> scan.chosen(productId));
    }

    /** The same again after a look at the customer, who is so many years old at least. */
    void scanSeen(String typed, int years) {
        sell(typed, scan -> scan, (checkout, b) -> checkout.confirmAge(b, years));
    }

    private void sell(String typed, UnaryOperator<Scan> choice) {
        sell(typed, choice, (checkout, b) -> Outcome.ok(b));
    }

    private void sell(
            String typed, UnaryOperator<Scan> choice, BiFunction<Checkout, Basket, Outcome<Basket>> preparing) {
        Step sell = checkout -> Scan.typed(typed)
                .map(choice)
                .then(scan -> current(checkout)
                        .then(b -> preparing
                                .apply(checkout, b)
                                .then(ready -> checkout.scan(ready, scan))
                                .map(next -> {
                                    replace(b, next);
                                    return sold(checkout, typed, b, next);
                                })));
        step(sell, problem -> new DeskView.NotSold(typed, problem));
    }

    private static DeskView.News sold(Checkout checkout, String typed, Basket before, Basket next) {
        if (next.lines().size() == before.lines().size()) {
            return new DeskView.Redeemed(typed);
        }
        var line = next.lines().get(before.lines().size());
        return new DeskView.Added(typed, line.id(), checkout.remark(line));
    }

    /** Sets the quantity of a line; zero takes it away. */
    void setQuantity(String lineId, Quantity quantity) {
        onBasket((checkout, b) -> checkout.changeQuantity(b, lineId, quantity));
    }

    /** Adds to the quantity of a line. */
    void addQuantity(String lineId, Quantity more) {
        onBasket((checkout, b) -> b.line(lineId)
                .map(line -> checkout.changeQuantity(b, lineId, line.quantity().plus(more)))
                .orElseGet(() -> Outcome.ok(b)));
    }

    /** Takes a line away. */
    void remove(String lineId) {
        onBasket((checkout, b) -> checkout.remove(b, lineId));
    }

    /** Takes the last change of the basket back. */
    void undo() {
        step(checkout -> {
            if (basket == null || before.isEmpty()) {
                return Outcome.ok(DeskView.quiet());
            }
            return checkout.restore(basket, before.getFirst()).map(b -> {
                before.pop();
                basket = b;
                return DeskView.quiet();
            });
        });
    }

    /** Completes the sale with cash; empty for exactly the total. */
    void pay(Optional<Money> given) {
        step(checkout -> {
            if (basket == null) {
                return Outcome.ok(DeskView.quiet());
            }
            return checkout.payCash(basket, given).map(receipt -> {
                forgetBasket();
                lastReceipt = Optional.of(receipt.sale().receipt());
                return new DeskView.Paid(receipt);
            });
        });
    }

    /** Pays a part of it, or looks at what is paid; the news says how far it is then, also when that was refused. */
    void tender(TenderStep step) {
        tender(step, desk -> desk);
    }

    private void tender(TenderStep step, UnaryOperator<TenderDesk> acting) {
        step(checkout -> tendered(step, acting));
    }

    private Outcome<News> tendered(TenderStep step, UnaryOperator<TenderDesk> acting) {
        var now = basket;
        if (now == null || now.lines().isEmpty()) {
            return Outcome.failed("sale.empty", "There is nothing to pay yet. Scan something first.");
        }
        return till.service(TenderDesk.class).map(acting).then(desk -> switch (step.apply(desk, now)) {
            case Outcome.Ok<Standing>(var standing) -> Outcome.ok(paid(desk, now, standing, Optional.empty()));
            case Outcome.Failed<Standing>(var problem) -> refused(desk, now, problem, step);
        });
    }

    private Outcome<News> refused(TenderDesk desk, Basket now, Problem problem, TenderStep step) {
        var wanted = Wanted.of(problem);
        if (wanted.isPresent()) {
            return Outcome.ok(new DeskView.NeedsApproval(
                    wanted.get(), approval -> tender(step, others -> others.with(approval))));
        }
        return desk.standing(now).map(standing -> paid(desk, now, standing, Optional.of(problem)));
    }

    private News paid(TenderDesk desk, Basket now, Standing standing, Optional<Problem> refused) {
        if (standing.receipt().isEmpty()) {
            return new DeskView.InParts(Paying.of(desk, now, standing), refused);
        }
        var receipt = standing.receipt().get();
        forgetBasket();
        lastReceipt = Optional.of(receipt.sale().receipt());
        return new DeskView.Paid(receipt);
    }

    /** What was begun to be paid before the power went is not asked for anew. */
    private Optional<News> paidInPart(Basket left) {
        return switch (till.service(TenderDesk.class)
                .then(desk -> desk.standing(left).map(standing -> Paying.of(desk, left, standing)))) {
            case Outcome.Ok<Paying>(var paying)
            when paying.isBegun() -> Optional.of(new DeskView.InParts(paying, Optional.empty()));
            case Outcome.Ok<Paying> nothing -> Optional.empty();
            case Outcome.Failed<Paying> failed -> Optional.empty();
        };
    }

    /**
     * Begins to take a sale back; within a sale that is open, the goods of an exchange.
     *
     * @param typed a whole receipt number, or the digits of one of this register
     */
    void refund(String typed) {
        step(checkout -> {
            if (basket != null && !basket.lines().isEmpty()) {
                return exchanged(checkout, basket, typed);
            }
            return ReceiptNumbers.whole(till, typed)
                    .then(receipt -> checkout.refundOf(receipt, staffId).map(b -> {
                        basket = b;
                        return new DeskView.Refunding(receipt);
                    }));
        });
    }

    private Outcome<News> exchanged(Checkout checkout, Basket now, String typed) {
        if (now.kind() == SaleKind.REFUND) {
            return Outcome.failed("ui.sale-open", "A refund is open. Complete it or give it up, then begin another.");
        }
        return ReceiptNumbers.whole(till, typed)
                .then(receipt -> checkout.takeBack(now, receipt, List.of()).map(next -> {
                    replace(now, next);
                    return new DeskView.Refunding(receipt);
                }));
    }

    /** Shows the last receipt of this window again, or the one with a number. */
    void receipt(String typed) {
        step(checkout -> {
            if (typed.isEmpty() && lastReceipt.isEmpty()) {
                return Outcome.failed(
                        "ui.no-receipt", "There is no receipt yet. Type a receipt number first to see an older one.");
            }
            var number = typed.isEmpty() ? Outcome.ok(lastReceipt.orElseThrow()) : ReceiptNumbers.whole(till, typed);
            return number.then(checkout::receipt).map(DeskView.Shown::new);
        });
    }

    /** Gives the sale up. */
    void giveUp() {
        step(checkout -> {
            if (basket == null) {
                return Outcome.ok(DeskView.quiet());
            }
            return checkout.discard(basket).map(b -> {
                forgetBasket();
                return new DeskView.GivenUp();
            });
        });
    }

    /** Replaces what is being sold by what a step makes of it, which may be nothing, and tells what it did. */
    void change(DeskStep change) {
        step(checkout -> changed(checkout, change));
    }

    /** The same, and what it made is paid, or given back, at once. */
    void changeAndTender(DeskStep change, TenderStep payment) {
        step(checkout -> changed(checkout, change).then(news -> tendered(payment, desk -> desk)));
    }

    /** Within a sale it can be undone; in another one nothing of the one before can. */
    private Outcome<News> changed(Checkout checkout, DeskStep change) {
        var now = Optional.ofNullable(basket);
        return change.apply(checkout, now, staffId).map(done -> {
            if (!now.map(Basket::id).equals(done.basket().map(Basket::id))) {
                before.clear();
                basket = done.basket().orElse(null);
            } else if (!now.equals(done.basket())) {
                replace(now.orElseThrow(), done.basket().orElseThrow());
            }
            return done.news();
        });
    }

    /** Changes what is being sold, so that it can be undone. */
    void onBasket(BasketStep change) {
        step(checkout -> {
            if (basket == null) {
                return Outcome.ok(DeskView.quiet());
            }
            var now = basket;
            return change.apply(checkout, now).map(next -> {
                replace(now, next);
                return DeskView.quiet();
            });
        });
    }

    private void step(Step step) {
        step(step, DeskView.Refused::new);
    }

    private void step(Step step, Function<Problem, News> failure) {
        step(step, problem -> orApproval(problem, step, failure), checkout -> checkout);
    }

    /** What somebody else may allow is asked for, and then done as if nothing had been. */
    private News orApproval(Problem problem, Step step, Function<Problem, News> failure) {
        return Wanted.of(problem)
                .<News>map(wanted -> new DeskView.NeedsApproval(
                        wanted, approval -> step(step, failure, checkout -> checkout.with(approval))))
                .orElseGet(() -> failure.apply(problem));
    }

    private void step(Step step, Function<Problem, News> failure, UnaryOperator<Checkout> acting) {
        waiting.incrementAndGet();
        Supplier<Outcome<DeskView>> work = () -> till.service(Checkout.class)
                .map(acting)
                .then(step::apply)
                .map(news -> new DeskView(Optional.ofNullable(basket), news, 0));
        if (!tasks.ask(Lane.SELL, work, outcome -> done(outcome, failure))) {
            done(Outcome.failed("ui.busy", "The till is still busy. Wait a moment and do this again."), failure);
        }
    }

    /** Views come in order, so the basket of a step that failed is the one that was shown last. */
    private void done(Outcome<DeskView> outcome, Function<Problem, News> failure) {
        int left = waiting.decrementAndGet();
        shown.accept(
                switch (outcome) {
                    case Outcome.Ok<DeskView>(var view) -> {
                        lastShown = view.basket();
                        yield new DeskView(lastShown, view.news(), left);
                    }
                    case Outcome.Failed<DeskView>(var problem) -> new DeskView(lastShown, failure.apply(problem), left);
                });
    }

    private Outcome<Basket> current(Checkout checkout) {
        return basket != null ? Outcome.ok(basket) : checkout.open(Opening.sale(staffId));
    }

    private void replace(Basket now, Basket next) {
        before.push(now);
        if (before.size() > MAX_UNDO) {
            before.removeLast();
        }
        basket = next;
    }

    private void forgetBasket() {
        basket = null;
        before.clear();
    }

    /** Does something on the lane; what it answers is the news. */
    private interface Step {
        Outcome<News> apply(Checkout checkout);
    }

    /** Does something about the payment of a basket. */
    interface TenderStep {
        Outcome<Standing> apply(TenderDesk desk, Basket basket);
    }

    /** What is being sold after a step, and what it did. */
    record Done(Optional<Basket> basket, News news) {}

    /** Makes of what is being sold, if anything is, something else. */
    interface DeskStep {
        Outcome<Done> apply(Checkout checkout, Optional<Basket> now, String staffId);
    }

    /** Makes the next basket of one. */
    interface BasketStep {
        Outcome<Basket> apply(Checkout checkout, Basket basket);
    }
}
