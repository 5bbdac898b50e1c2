package org.evertill.checkout.local.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.evertill.checkout.ReceiptNotes;
import org.evertill.checkout.SaleListener;
import org.evertill.checkout.TenderDesk;
import org.evertill.connection.ConnectionMonitor;
import org.evertill.domain.Approval;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Sale;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Money;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.pricing.Basket;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Reader;
import org.evertill.storage.UnitOfWork;
import org.evertill.tender.TenderKind;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Clearance;
import org.evertill.usecase.Place;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Takes what customers pay with, on the till's own database. */
@Component
public final class LocalTenderDesk implements TenderDesk {

    private final Database database;
    private final Clock clock;
    private final IdSource ids;
    private final List<ConnectionMonitor> monitors;
    private final SaleNews news;
    private final Clearance clearance;

    @Activate
    public LocalTenderDesk(
            @Reference Database database,
            @Reference Clock clock,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<SaleListener> listeners,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<ReceiptNotes> notes,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<ConnectionMonitor> monitors) {
        this(
                database,
                clock,
                Nanoid.secure(),
                monitors,
                new SaleNews(listeners, notes),
                new Clearance(Optional.empty()));
    }

    private LocalTenderDesk(
            Database database,
            Clock clock,
            IdSource ids,
            List<ConnectionMonitor> monitors,
            SaleNews news,
            Clearance clearance) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
        this.monitors = List.copyOf(monitors);
        this.news = news;
        this.clearance = clearance;
    }

    @Override
    public TenderDesk with(Approval approval) {
        return new LocalTenderDesk(database, clock, ids, monitors, news, new Clearance(Optional.of(approval)));
    }

    @Override
    public List<TenderKind> kinds() {
        return database.read(reader -> TenderKinds.of(database, reader).active());
    }

    @Override
    public Outcome<Standing> standing(Basket basket) {
        return Attempt.of(() -> database.read(reader ->
                done(reader, basket).orElseGet(() -> standing(reader, basket, TenderedTable.of(reader, basket)))));
    }

    @Override
    public Outcome<Standing> pay(Basket basket, Tender tender) {
        return change(basket, tx -> {
            var place = Place.of(database, tx);
            var completion = new Completion(tx, place, basket, momentOf(basket), ids, news);
            completion.check(clearance);
            var parts = new ArrayList<>(TenderedTable.of(tx, basket));
            if (parts.size() >= MAX_PARTS) {
                throw Attempt.problem(
                        "tender.too-many-parts",
                        "A basket is paid in " + MAX_PARTS + " parts at most. Take some back and pay them together.");
            }
            var kind = TenderKinds.of(database, tx).named(tender.kind());
            var due = Completion.due(basket, parts);
            var part =
                    new Tendering(kind, basket.kind(), due, place.cashRounding(), isOffline()).part(ids.next(), tender);
            TenderedTable.add(tx, basket, part);
            parts.add(part);
            if (!Completion.due(basket, parts).isZero()) {
                return standing(tx, basket, parts);
            }
            var receipt = completion.complete(parts);
            var nothing = Money.zero(basket.currency());
            return new Standing(parts, nothing, nothing, Optional.of(receipt));
        });
    }

    @Override
    public Outcome<Standing> takeBack(Basket basket, String tenderedId) {
        return change(basket, tx -> {
            Clearance.present(tx, Place.of(database, tx), basket.staffId());
            if (TenderedTable.find(tx, basket, tenderedId).isEmpty()) {
                throw Attempt.problem(
                        "tender.not-there", "This was taken back before, or never tendered. Look at what is paid.");
            }
            TenderedTable.remove(tx, tenderedId);
            return standing(tx, basket, TenderedTable.of(tx, basket));
        });
    }

    /** What is completed stays so. */
    private Outcome<Standing> change(Basket basket, Function<UnitOfWork, Standing> change) {
        return Attempt.of(() -> database.write(
                new Author(basket.staffId()), tx -> done(tx, basket).orElseGet(() -> change.apply(tx))));
    }

    private Optional<Standing> done(Reader reader, Basket basket) {
        return reader.find(DomainTypes.SALE, basket.id()).map(sale -> done(reader, basket, sale.value()));
    }

    private Standing done(Reader reader, Basket basket, Sale sale) {
        var nothing = Money.zero(basket.currency());
        return new Standing(List.of(), nothing, nothing, Optional.of(news.noted(Receipts.of(reader, sale), reader)));
    }

    private Standing standing(Reader reader, Basket basket, List<Tendered> parts) {
        var due = Completion.due(basket, parts);
        var coins = Place.of(database, reader).cashRounding();
        return new Standing(parts, due, coins.round(due), Optional.empty());
    }

    private boolean isOffline() {
        return !monitors.isEmpty()
                && monitors.stream().noneMatch(monitor -> monitor.state() instanceof ConnectionMonitor.Online);
    }

    private Instant momentOf(Basket basket) {
        return basket.at().orElseGet(clock::instant).truncatedTo(ChronoUnit.MILLIS);
    }
}
