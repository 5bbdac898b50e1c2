package org.evertill.checkout.local.internal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.evertill.checkout.ReceiptNotes;
import org.evertill.checkout.SaleListener;
import org.evertill.checkout.TenderDesk;
import org.evertill.connection.ConnectionMonitor;
import org.evertill.domain.Approval;
import org.evertill.domain.DomainTypes;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Money;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Exchange;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Reader;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;
import org.evertill.tender.PaymentProvider;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Clearance;
import org.evertill.usecase.Place;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what customers pay with, on the till's own database. What a provider is asked for is on disk before it is asked. */
@Component(service = TenderDesk.class)
public final class LocalTenderDesk implements TenderDesk, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalTenderDesk.class);

    private static final int RETRY_SECONDS = 30;

    private final Database database;
    private final Clock clock;
    private final IdSource ids;
    private final List<ConnectionMonitor> monitors;
    private final SaleNews news;
    private final Asking asking;
    private final Clearance clearance;
    private final Optional<ScheduledExecutorService> retries;

    @Activate
    public LocalTenderDesk(
            @Reference Database database,
            @Reference Clock clock,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<SaleListener> listeners,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<ReceiptNotes> notes,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<ConnectionMonitor> monitors,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<PaymentProvider> providers) {
        this.database = database;
        this.clock = clock;
        this.ids = Nanoid.inOrderOf(clock);
        this.monitors = List.copyOf(monitors);
        this.news = new SaleNews(database, listeners, notes);
        this.asking =
                new Asking(database, isTraining(database) ? ProviderCalls.ofTraining() : new ProviderCalls(providers));
        this.clearance = new Clearance(Optional.empty());
        var thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("payment-retry").factory());
        thread.scheduleWithFixedDelay(this::retryQuietly, RETRY_SECONDS, RETRY_SECONDS, TimeUnit.SECONDS);
        this.retries = Optional.of(thread);
    }

    private LocalTenderDesk(LocalTenderDesk other, Clearance clearance) {
        this.database = other.database;
        this.clock = other.clock;
        this.ids = other.ids;
        this.monitors = other.monitors;
        this.news = other.news;
        this.asking = other.asking;
        this.clearance = clearance;
        this.retries = Optional.empty();
    }

    @Override
    public TenderDesk with(Approval approval) {
        return new LocalTenderDesk(this, new Clearance(Optional.of(approval)));
    }

    @Override
    public List<TenderKind> kinds() {
        return database.read(reader -> TenderKinds.of(database, reader).active());
    }

    @Override
    public Outcome<Standing> standing(Basket basket) {
        return Attempt.of(() ->
                database.read(reader -> done(reader, basket).orElseGet(() -> standing(reader, basket))));
    }

    @Override
    public Outcome<Standing> pay(Basket basket, Tender tender) {
        return change(basket, tx -> begin(tx, basket, tender))
                .then(standing -> standing.tendered().stream().anyMatch(part -> part.state() == State.PENDING)
                        ? asked(basket, standing)
                        : Outcome.ok(standing));
    }

    /** What the till takes by itself is taken, and completes the basket if nothing is left; for all else the request is written down. */
    private Standing begin(UnitOfWork tx, Basket basket, Tender tender) {
        var place = Place.of(database, tx);
        var completion = completion(tx, basket);
        completion.check(clearance);
        GivingBack.refuse(basket);
        TenderedTable.refusePending(tx, basket.id());
        var parts = new ArrayList<>(TenderedTable.of(tx, basket));
        if (parts.size() >= MAX_PARTS) {
            throw Attempt.problem(
                    "tender.too-many-parts",
                    "A basket is paid in " + MAX_PARTS + " parts at most. Take some back and pay them together.");
        }
        var due = Completion.due(basket, parts);
        if (due.isZero() && Exchange.is(basket)) {
            return completed(tx, basket, parts);
        }
        var kind = TenderKinds.of(database, tx).named(tender.kind());
        var tendering = new Tendering(kind, Exchange.money(basket), due, parts, place.cashRounding(), isOffline());
        var part = kind.type().isStored()
                ? new StoredParts(tx, place, basket, parts).part(tendering, tender, clock.instant(), ids)
                : tendering.part(ids.next(), tender);
        new BackLimit(tx, place, basket, clearance).check(kind, parts, part.amount());
        if (part.state() == State.PENDING) {
            String provider = String.valueOf(kind.provider());
            TenderedTable.refuseUnsettled(tx, basket.id());
            var prepared = asking.prepared(tx, basket, parts, part, provider);
            TenderedTable.add(tx, basket, prepared, Optional.of(provider), clock.instant());
            return standing(tx, basket);
        }
        TenderedTable.add(tx, basket, part, Optional.empty(), clock.instant());
        return completedOrStanding(tx, basket);
    }

    @Override
    public Outcome<Standing> giveBack(Basket basket) {
        Outcome<Standing> standing;
        do {
            standing = change(basket, tx -> giveNextBack(tx, basket))
                    .then(begun -> begun.tendered().stream().anyMatch(part -> part.state() == State.PENDING)
                            ? asked(basket, begun)
                            : Outcome.ok(begun));
        } while (standing instanceof Outcome.Ok<Standing>(var so)
                && so.receipt().isEmpty());
        return standing;
    }

    /** Each time there is one payment less to give back, or a problem. */
    private Standing giveNextBack(UnitOfWork tx, Basket basket) {
        if (!basket.circumstances().isVoid()) {
            throw Attempt.problem("sale.not-voidable", "This basket voids no sale. Pay it back by a tender.");
        }
        var completion = completion(tx, basket);
        completion.check(clearance);
        TenderedTable.refusePending(tx, basket.id());
        var parts = TenderedTable.of(tx, basket);
        if (parts.isEmpty()
                && Completion.due(basket, parts).isZero()
                && GivingBack.next(tx, basket, parts).isEmpty()) {
            return completed(tx, basket, parts);
        }
        var payment = GivingBack.next(tx, basket, parts)
                .orElseThrow(() -> Attempt.problem(
                        "sale.not-voidable",
                        "The payments of the sale do not come to its total. Give the void up, and begin a refund."));
        GivingBack.refuseUnderWay(tx, basket, payment);
        var kind = TenderKinds.of(database, tx).named(payment.tender());
        if (kind.type() == TenderType.PROVIDER) {
            String provider = String.valueOf(kind.provider());
            TenderedTable.refuseUnsettled(tx, basket.id());
            var part = GivingBack.part(ids.next(), payment, State.PENDING);
            TenderedTable.add(
                    tx,
                    basket,
                    asking.prepared(tx, basket, parts, part, provider),
                    Optional.of(provider),
                    clock.instant());
            return standing(tx, basket);
        }
        TenderedTable.add(
                tx, basket, GivingBack.part(ids.next(), payment, State.PAID), Optional.empty(), clock.instant());
        return completedOrStanding(tx, basket);
    }

    /** Outside of any transaction. */
    private Outcome<Standing> asked(Basket basket, Standing begun) {
        var problem = begun.tendered().stream()
                .filter(part -> part.state() == State.PENDING)
                .findFirst()
                .flatMap(part -> asking.ask(basket, part));
        return afterwards(basket, problem);
    }

    @Override
    public Outcome<Standing> settle(Basket basket) {
        return standing(basket).then(standing -> {
            Optional<Problem> problem = Optional.empty();
            for (Tendered part : standing.tendered()) {
                if (part.state() == State.PENDING) {
                    problem = asking.inquire(part);
                }
            }
            return afterwards(basket, problem);
        });
    }

    private Outcome<Standing> afterwards(Basket basket, Optional<Problem> problem) {
        return problem.map(Outcome::<Standing>failed)
                .orElseGet(() -> change(basket, tx -> {
                    completion(tx, basket).check(clearance);
                    return completedOrStanding(tx, basket);
                }));
    }

    @Override
    public Outcome<Standing> takeBack(Basket basket, String tenderedId) {
        return change(basket, tx -> {
                    Clearance.present(tx, Place.of(database, tx), basket.staffId());
                    var part = TenderedTable.of(tx, basket).stream()
                            .filter(some -> some.id().equals(tenderedId))
                            .findFirst()
                            .orElseThrow(() -> Attempt.problem(
                                    "tender.not-there",
                                    "This was taken back before, or never tendered. Look at what is paid."));
                    if (TenderedTable.provider(tx, tenderedId).isPresent()) {
                        TenderedTable.update(tx, part.with(State.REVERSING));
                    } else {
                        TenderedTable.remove(tx, tenderedId);
                    }
                    return standing(tx, basket);
                })
                .then(standing -> {
                    asking.reverse(tenderedId);
                    return standing(basket);
                });
    }

    @Override
    public List<Tender> proposed(Basket basket) {
        return database.read(reader ->
                Originals.proposed(reader, basket, TenderedTable.of(reader, basket), TenderKinds.of(database, reader)));
    }

    @Override
    public List<Unsettled> unsettled() {
        return database.read(TenderedTable::unsettled);
    }

    @Override
    public List<Unsettled> retry() {
        unsettled().stream().filter(part -> part.state() == State.REVERSING).forEach(part -> asking.reverse(part.id()));
        return unsettled();
    }

    /** Never throws: the executor would not try again. */
    private void retryQuietly() {
        try {
            retry();
        } catch (ProblemException e) {
            LOG.debug("the database is away", e);
        } catch (RuntimeException e) {
            LOG.warn("payments that were taken back are not undone yet", e);
        }
    }

    /** What is completed stays so. */
    private Outcome<Standing> change(Basket basket, Function<UnitOfWork, Standing> change) {
        Outcome<Standing> changed = Attempt.of(() -> database.write(
                new Author(basket.staffId()), tx -> done(tx, basket).orElseGet(() -> change.apply(tx))));
        return changed.map(standing -> new Standing(
                standing.tendered(),
                standing.due(),
                standing.dueInCash(),
                standing.receipt().map(receipt -> news.settled(receipt))));
    }

    private Standing completedOrStanding(UnitOfWork tx, Basket basket) {
        var parts = TenderedTable.of(tx, basket);
        boolean isPaid = !parts.isEmpty()
                && Completion.due(basket, parts).isZero()
                && parts.stream().allMatch(part -> part.state() == State.PAID);
        if (!isPaid) {
            return standing(tx, basket);
        }
        return completed(tx, basket, parts);
    }

    private Standing completed(UnitOfWork tx, Basket basket, List<Tendered> parts) {
        var receipt = completion(tx, basket).complete(parts);
        var nothing = Money.zero(basket.currency());
        return new Standing(parts, nothing, nothing, Optional.of(receipt));
    }

    private Completion completion(UnitOfWork tx, Basket basket) {
        var moment = basket.at().orElseGet(clock::instant).truncatedTo(ChronoUnit.MILLIS);
        return new Completion(tx, Place.of(database, tx), basket, moment, ids, news);
    }

    private Optional<Standing> done(Reader reader, Basket basket) {
        var nothing = Money.zero(basket.currency());
        return reader.find(DomainTypes.SALE, basket.id())
                .map(sale -> new Standing(
                        List.of(),
                        nothing,
                        nothing,
                        Optional.of(news.noted(Receipts.of(reader, sale.value()), reader))));
    }

    private Standing standing(Reader reader, Basket basket) {
        var parts = TenderedTable.of(reader, basket);
        var due = Completion.due(basket, parts);
        return new Standing(
                parts, due, Place.of(database, reader).cashRounding().round(due), Optional.empty());
    }

    private static boolean isTraining(Database database) {
        return database.identity().filter(TillIdentity::isTraining).isPresent();
    }

    private boolean isOffline() {
        return !monitors.isEmpty()
                && monitors.stream().noneMatch(monitor -> monitor.state() instanceof ConnectionMonitor.Online);
    }

    @Deactivate
    @Override
    public void close() {
        retries.ifPresent(ScheduledExecutorService::shutdownNow);
        asking.close();
    }
}
