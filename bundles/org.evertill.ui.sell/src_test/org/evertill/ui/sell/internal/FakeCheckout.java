package org.evertill.ui.sell.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.evertill.checkout.Checkout;
import org.evertill.domain.Approval;
import org.evertill.domain.Product;
import org.evertill.domain.ProductKind;
import org.evertill.domain.Sale;
import org.evertill.domain.SaleKind;
import org.evertill.domain.Store;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Buyer;
import org.evertill.pricing.Circumstances;
import org.evertill.pricing.ManualDiscount;
import org.evertill.staff.Approvals.Wanted;
import org.evertill.tender.TenderType;

/** A checkout in memory that sells everything at 1.00 but codes that begin with {@code ?}, and can be held up. */
final class FakeCheckout implements Checkout {

    static final Currency EUR = Currency.getInstance("EUR");

    final List<String> scanned = new ArrayList<>();
    final List<String> discarded = new ArrayList<>();
    final List<String> allowed = new ArrayList<>();
    final List<Parked> parked = new ArrayList<>();
    volatile boolean needsApproval;
    volatile CountDownLatch hold = new CountDownLatch(0);
    Optional<Basket> left = Optional.empty();
    private int ids;

    @Override
    public Outcome<Basket> open(Opening opening) {
        return Outcome.ok(Basket.begun("b" + ++ids, opening.kind(), opening.staffId(), EUR, Instant.EPOCH));
    }

    @Override
    public Optional<Basket> resume(String staffId) {
        return left;
    }

    @Override
    public Outcome<Parked> park(Basket basket, String name) {
        var aside = new Parked(basket, name, Instant.EPOCH);
        parked.add(aside);
        left = Optional.empty();
        return Outcome.ok(aside);
    }

    @Override
    public List<Parked> parked(String staffId) {
        return List.copyOf(parked);
    }

    @Override
    public Outcome<Basket> recall(Parked parked) {
        this.parked.remove(parked);
        return kept(parked.basket());
    }

    @Override
    public Checkout with(Approval approval) {
        allowed.add(approval.id());
        return this;
    }

    @Override
    public Outcome<Basket> discard(Basket basket) {
        discarded.add(basket.id());
        left = Optional.empty();
        return Outcome.ok(basket.empty());
    }

    @Override
    public Outcome<Basket> restore(Basket now, Basket earlier) {
        return kept(earlier);
    }

    @Override
    public Outcome<Basket> scan(Basket basket, Scan scan) {
        try {
            hold.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        scanned.add(scan.code() + scan.productId().map(id -> " of " + id).orElse(""));
        if (scan.code().startsWith("!")) {
            throw new IllegalStateException("on purpose");
        }
        if (scan.code().startsWith("18") && basket.circumstances().ageCheck().isEmpty()) {
            return Outcome.failed(Problem.of("sale.age-check", "How old?").with("years", 18));
        }
        if (scan.code().startsWith("?")) {
            return Outcome.failed("sale.unknown-code", "No product has this code.");
        }
        return kept(scan.code().startsWith("%") ? basket.withCoupon(scan.code()) : basket.plus(line(scan)));
    }

    @Override
    public Optional<Problem> remark(Basket.Line line) {
        return line.code().startsWith("old")
                ? Optional.of(Problem.of("sale.past-best-before", "It was best before yesterday."))
                : Optional.empty();
    }

    @Override
    public Outcome<Basket> changeQuantity(Basket basket, String lineId, Quantity quantity) {
        return kept(basket.withQuantity(lineId, quantity));
    }

    @Override
    public Outcome<Basket> discountLine(Basket basket, String lineId, Optional<ManualDiscount> discount) {
        return kept(basket.withLine(basket.line(lineId).orElseThrow().withManual(discount)));
    }

    @Override
    public Outcome<Basket> discountTicket(Basket basket, Optional<ManualDiscount> discount) {
        return kept(basket.withTicket(discount));
    }

    @Override
    public Outcome<Basket> forCustomer(Basket basket, Optional<String> customer) {
        return kept(basket.withBuyer(customer.map(id -> new Buyer(id, Optional.empty()))));
    }

    @Override
    public Outcome<Basket> confirmAge(Basket basket, int years) {
        var check = new Circumstances.AgeCheck(years, basket.staffId());
        return kept(basket.with(basket.circumstances().checked(check)));
    }

    @Override
    public Outcome<Basket> comment(Basket basket, String lineId, String comment) {
        return kept(basket);
    }

    @Override
    public Outcome<Basket> exempt(Basket basket, Optional<String> reason) {
        return kept(basket.with(basket.circumstances().exempt(reason)));
    }

    @Override
    public Outcome<Basket> load(Basket basket, TenderType type, Optional<String> number, Money amount) {
        return Outcome.failed("fake.no-stored-value", "Not at this one.");
    }

    @Override
    public Outcome<Basket> remove(Basket basket, String lineId) {
        if (needsApproval && allowed.isEmpty()) {
            return Outcome.failed(new Wanted("VOID", basket.id(), basket.staffId()).problem());
        }
        return kept(basket.withQuantity(lineId, Quantity.ZERO));
    }

    @Override
    public Outcome<Receipt> payCash(Basket basket, Optional<Money> given) {
        if (basket.lines().isEmpty()) {
            return Outcome.failed("sale.empty", "Nothing to pay.");
        }
        left = Optional.empty();
        var sale = new Sale(
                basket.id(),
                "S1",
                "S1-R1",
                SaleKind.SALE,
                "S1-R1-A-000001",
                "A",
                1,
                "shift",
                basket.staffId(),
                null,
                basket.total(),
                basket.tax(),
                basket.lines().size(),
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null);
        var store = new Store("S1", "Shop", "DE", "EUR", "UTC", null, null);
        return Outcome.ok(new Receipt(sale, List.of(), List.of(), store, "Kim"));
    }

    @Override
    public Outcome<Basket> refundOf(String receipt, String staffId) {
        return Outcome.failed("sale.unknown-receipt", "No such receipt.");
    }

    /** What is in the basket comes back, as if it had been bought before. */
    @Override
    public Outcome<Basket> takeBack(Basket basket, String receipt, List<Scan> goods) {
        return kept(basket.withLines(basket.lines().stream()
                .map(line -> line.withQuantity(line.quantity().negated()))
                .toList()));
    }

    @Override
    public Outcome<Basket> because(Basket basket, String reason) {
        return kept(basket.with(basket.circumstances().returned(reason)));
    }

    @Override
    public Outcome<Basket> voidOf(String receipt, String reason, String staffId) {
        return open(new Opening(SaleKind.REFUND, staffId, Optional.empty(), Optional.empty(), Optional.empty()))
                .then(basket -> scan(basket, Scan.of("c1")))
                .map(basket -> basket.with(basket.circumstances().reversing(reason)));
    }

    @Override
    public Outcome<Receipt> receipt(String receipt) {
        return Outcome.failed("sale.unknown-receipt", "No such receipt.");
    }

    private Outcome<Basket> kept(Basket basket) {
        left = basket.lines().isEmpty() ? Optional.empty() : Optional.of(basket);
        return Outcome.ok(basket);
    }

    private Basket.Line line(Scan scan) {
        var product = new Product("p", scan.code(), "Thing", null, ProductKind.GOODS, "pc", "standard", true);
        return new Basket.Line(
                "l" + ++ids,
                product,
                scan.code(),
                "Thing",
                scan.quantity(),
                UnitPrice.of(BigDecimal.ONE, EUR),
                true,
                0,
                Optional.empty());
    }
}
