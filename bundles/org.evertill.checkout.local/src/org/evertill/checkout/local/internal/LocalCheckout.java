package org.evertill.checkout.local.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.evertill.checkout.Checkout;
import org.evertill.checkout.CouponSource;
import org.evertill.checkout.ReceiptNotes;
import org.evertill.checkout.SaleListener;
import org.evertill.domain.Approval;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Permission;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Money;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Buyer;
import org.evertill.pricing.Kinds;
import org.evertill.pricing.ManualDiscount;
import org.evertill.pricing.PromotionKind;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.evertill.tender.TenderType;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Clearance;
import org.evertill.usecase.Customers;
import org.evertill.usecase.Place;
import org.evertill.usecase.Shifts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Sells on the till's own database. */
@Component
public final class LocalCheckout implements Checkout {

    private final Database database;
    private final Clock clock;
    private final IdSource ids;
    private final Clearance clearance;
    private final SaleNews news;
    private final Deals deals;

    @Activate
    public LocalCheckout(
            @Reference Database database,
            @Reference Clock clock,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<SaleListener> listeners,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<ReceiptNotes> notes,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<PromotionKind> kinds,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<CouponSource> coupons) {
        this(
                database,
                clock,
                Nanoid.inOrderOf(clock),
                new Clearance(Optional.empty()),
                new SaleNews(database, listeners, notes),
                new Deals(new Kinds(kinds), coupons));
    }

    /** Without anybody who is told of sales, and without anything that a chain brings. */
    public LocalCheckout(Database database, Clock clock) {
        this(database, clock, Nanoid.inOrderOf(clock));
    }

    /** For tests and simulations, which give identifiers of their own. */
    public LocalCheckout(Database database, Clock clock, IdSource ids) {
        this(
                database,
                clock,
                ids,
                new Clearance(Optional.empty()),
                new SaleNews(database, List.of(), List.of()),
                Deals.OWN);
    }

    private LocalCheckout(
            Database database, Clock clock, IdSource ids, Clearance clearance, SaleNews news, Deals deals) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
        this.clearance = clearance;
        this.news = news;
        this.deals = deals;
    }

    @Override
    public Checkout with(Approval approval) {
        return new LocalCheckout(database, clock, ids, new Clearance(Optional.of(approval)), news, deals);
    }

    @Override
    public Outcome<Basket> open(Opening opening) {
        return Attempt.of(() -> {
            var at = opening.at().orElseGet(clock::instant).truncatedTo(ChronoUnit.MILLIS);
            var place = placeOf(opening.staffId());
            ensureShift(place, opening.staffId(), at);
            return Basket.begun(ids.next(), opening.kind(), opening.staffId(), place.currency(), at)
                    .of(opening.at(), opening.reference(), opening.customerId().map(this::buyer));
        });
    }

    @Override
    public Optional<Basket> resume(String staffId) {
        return database.read(reader -> OpenBaskets.newest(reader, staffId));
    }

    @Override
    public Outcome<Parked> park(Basket basket, String name) {
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return Attempt.of(() -> database.write(new Author(basket.staffId()), tx -> {
            Clearance.present(tx, Place.of(database, tx), basket.staffId());
            TenderedTable.refuse(tx, basket.id());
            return Parking.park(tx, basket, name, at);
        }));
    }

    @Override
    public List<Parked> parked(String staffId) {
        return database.read(reader -> Parking.all(reader, staffId));
    }

    @Override
    public Outcome<Basket> recall(Parked parked) {
        return Attempt.of(() -> database.write(new Author(parked.basket().staffId()), tx -> {
            var place = Place.of(database, tx);
            Clearance.present(tx, place, parked.basket().staffId());
            var basket = Parking.still(tx, parked);
            var now = new Reckoning(tx, place, momentOf(basket), deals).reckoned(basket);
            OpenBaskets.keep(tx, now);
            return now;
        }));
    }

    @Override
    public Outcome<Basket> discard(Basket basket) {
        return restore(basket, basket.empty());
    }

    @Override
    public Outcome<Basket> restore(Basket now, Basket earlier) {
        return Attempt.of(() -> keep(now, earlier));
    }

    @Override
    public Outcome<Basket> scan(Basket basket, Scan scan) {
        return change(basket, reckoning -> {
            String code = scan.code().strip();
            var withCoupon = reckoning.withCoupon(basket, code);
            if (withCoupon.isPresent()) {
                return withCoupon.get();
            }
            if (basket.lines().size() >= MAX_LINES) {
                throw Attempt.problem(
                        "sale.too-many-lines",
                        "A sale has at most " + MAX_LINES + " lines. Complete this one and begin another.");
            }
            return Lines.added(reckoning, basket, scan, ids);
        });
    }

    @Override
    public Optional<Problem> remark(Basket.Line line) {
        return database.read(reader -> Label.remark(reader, Place.of(database, reader), clock.instant(), line));
    }

    @Override
    public Outcome<Basket> changeQuantity(Basket basket, String lineId, Quantity quantity) {
        return change(basket, reckoning -> {
            var line = lineOf(basket, lineId);
            Deposits.checkAlone(basket, line);
            Specials.checkQuantity(line, quantity);
            if (!quantity.isZero()) {
                Exchanges.checkDirection(basket, line, quantity);
                Lines.checkQuantity(Lines.absolute(quantity));
                Returns.checkQuantity(reckoning.reader(), line, Lines.absolute(quantity));
            }
            var next = basket.withQuantity(lineId, quantity);
            next.line(lineId).ifPresent(Lines::checked);
            return next;
        });
    }

    @Override
    public Outcome<Basket> discountLine(Basket basket, String lineId, Optional<ManualDiscount> discount) {
        return change(basket, reckoning -> Bargains.ofLine(basket, lineOf(basket, lineId), discount));
    }

    @Override
    public Outcome<Basket> discountTicket(Basket basket, Optional<ManualDiscount> discount) {
        return change(basket, reckoning -> Bargains.ofTicket(basket, discount));
    }

    @Override
    public Outcome<Basket> forCustomer(Basket basket, Optional<String> customer) {
        return change(
                basket,
                reckoning -> reckoning.reckoned(
                        basket.withBuyer(customer.map(number -> Bargains.buyer(reckoning.reader(), number)))));
    }

    @Override
    public Outcome<Basket> confirmAge(Basket basket, int years) {
        return change(basket, reckoning -> Notes.ageChecked(basket, years));
    }

    @Override
    public Outcome<Basket> comment(Basket basket, String lineId, String comment) {
        return change(basket, reckoning -> Notes.commented(basket, lineOf(basket, lineId), comment));
    }

    @Override
    public Outcome<Basket> exempt(Basket basket, Optional<String> reason) {
        return change(basket, reckoning -> Notes.exempt(basket, reason));
    }

    @Override
    public Outcome<Basket> because(Basket basket, String reason) {
        return change(basket, reckoning -> Unreceipted.because(basket, reason));
    }

    @Override
    public Outcome<Basket> remove(Basket basket, String lineId) {
        return changeQuantity(basket, lineId, Quantity.ZERO);
    }

    @Override
    public Outcome<Basket> load(Basket basket, TenderType type, Optional<String> number, Money amount) {
        return numbered(basket, number)
                .then(known -> change(basket, reckoning -> {
                    var kinds = TenderKinds.of(database, reckoning.reader());
                    return basket.plus(new StoredLines(reckoning, kinds).line(type, known, amount, ids.next()));
                }));
    }

    /** A new number is taken for good, also when the line goes again. */
    private Outcome<String> numbered(Basket basket, Optional<String> number) {
        return number.map(Outcome::ok)
                .orElseGet(() -> Attempt.of(() -> database.write(
                        new Author(basket.staffId()),
                        tx -> StoredLines.nextNumber(tx, Place.of(database, tx).till()))));
    }

    @Override
    public Outcome<Receipt> payCash(Basket basket, Optional<Money> given) {
        Outcome<Receipt> paid = Attempt.of(() -> database.write(new Author(basket.staffId()), tx -> {
            var done = tx.find(DomainTypes.SALE, basket.id());
            if (done.isPresent()) {
                return news.noted(Receipts.of(tx, done.get().value()), tx);
            }
            var completion = new Completion(tx, Place.of(database, tx), basket, momentOf(basket), ids, news);
            completion.check(clearance);
            return completion.inCash(TenderKinds.of(database, tx).cash(), given, clearance);
        }));
        return paid.map(receipt -> news.settled(receipt));
    }

    @Override
    public Outcome<Basket> refundOf(String receipt, String staffId) {
        return Attempt.of(() -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            ensureShift(placeOf(staffId), staffId, now);
            var basket = database.read(reader ->
                    Returns.basket(reader, Sold.of(reader, Place.of(database, reader), receipt), staffId, now, ids));
            return database.write(new Author(staffId), tx -> {
                clearance.demand(
                        tx, Place.of(database, tx), staffId, Permission.REFUND, receipt, Optional.of(basket.id()));
                OpenBaskets.keep(tx, basket);
                return basket;
            });
        });
    }

    @Override
    public Outcome<Basket> takeBack(Basket basket, String receipt, List<Scan> goods) {
        return change(basket, reckoning -> new Exchanges(reckoning, basket, ids).with(receipt, goods));
    }

    @Override
    public Outcome<Basket> voidOf(String receipt, String reason, String staffId) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return Attempt.of(() -> database.write(new Author(staffId), tx -> {
            var place = Place.of(database, tx);
            Clearance.present(tx, place, staffId);
            var basket = Reversal.basket(tx, place, receipt, reason, staffId, now, ids);
            clearance.demand(tx, place, staffId, Permission.VOID_PAID, receipt, Optional.of(basket.id()));
            OpenBaskets.keep(tx, basket);
            return basket;
        }));
    }

    @Override
    public Outcome<Receipt> receipt(String receipt) {
        return Attempt.of(() ->
                database.read(reader -> news.noted(Receipts.of(reader, Receipts.sale(reader, receipt)), reader)));
    }

    private Outcome<Basket> change(Basket basket, Function<Reckoning, Basket> change) {
        return Attempt.of(() -> {
            var next = database.read(reader -> {
                var reckoning = new Reckoning(reader, Place.of(database, reader), momentOf(basket), deals);
                var changed = change.apply(reckoning);
                return Exchanges.settled(reckoning.reckoned(changed, Reckoning.changed(basket, changed)));
            });
            return basket.at().isPresent() ? next : keep(basket, next);
        });
    }

    /** Durable before the cashier sees it, so that what is on the screen survives a power cut. */
    private Basket keep(Basket before, Basket after) {
        return database.write(new Author(after.staffId()), tx -> {
            TenderedTable.refuse(tx, after.id());
            Reversal.checkChange(before, after);
            var place = Place.of(database, tx);
            var allowed = new BasketClearance(clearance).demandFor(tx, place, before, after);
            new Voids(tx, place, clock.instant().truncatedTo(ChronoUnit.MILLIS), ids).note(before, after, allowed);
            OpenBaskets.keep(tx, after);
            return after;
        });
    }

    /** Where selling happens, for somebody who works there. */
    private Place placeOf(String staffId) {
        return database.read(reader -> {
            var place = Place.of(database, reader);
            Clearance.present(reader, place, staffId);
            return place;
        });
    }

    /** Whom nobody knows yet buys without a group. */
    private Buyer buyer(String customerId) {
        return database.read(reader -> Customers.of(reader, customerId))
                .map(customer -> Buyer.of(customer.whole()))
                .orElseGet(() -> new Buyer(customerId, Optional.empty()));
    }

    private void ensureShift(Place place, String staffId, Instant at) {
        var open = database.read(reader -> Shifts.open(reader, place.till().registerId(), staffId));
        if (open.isEmpty()) {
            database.write(new Author(staffId), tx -> Shifts.ensure(tx, place, staffId, at, ids));
        }
    }

    private Instant momentOf(Basket basket) {
        return basket.at().orElseGet(clock::instant).truncatedTo(ChronoUnit.MILLIS);
    }

    private static Basket.Line lineOf(Basket basket, String lineId) {
        return basket.line(lineId)
                .orElseThrow(() -> Attempt.problem(
                        "sale.no-line", "The line is not in the basket any more. Choose a line that is."));
    }
}
