package org.evertill.stock.local.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.evertill.domain.Approval;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Permission;
import org.evertill.kernel.Money;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.stock.AverageCost;
import org.evertill.stock.Margin;
import org.evertill.stock.OrderDesk;
import org.evertill.stock.OrderState;
import org.evertill.stock.StockDesk;
import org.evertill.stock.StockTarget;
import org.evertill.stock.StockTypes;
import org.evertill.stock.Supply;
import org.evertill.storage.Database;
import org.evertill.storage.Reader;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Desk;
import org.evertill.usecase.Place;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Orders, targets and costs on the till's own database. */
@Component
public final class LocalOrderDesk implements OrderDesk {

    private final Desk desk;

    @Activate
    public LocalOrderDesk(@Reference Database database, @Reference Clock clock) {
        this(new Desk(database, clock, Nanoid.secure()));
    }

    private LocalOrderDesk(Desk desk) {
        this.desk = desk;
    }

    @Override
    public OrderDesk with(Approval approval) {
        return new LocalOrderDesk(desk.with(approval));
    }

    @Override
    public Outcome<Ordered> order(NewOrder order) {
        return may(order.staffId(), "ORDER", (tx, place) -> {
            var writer = new OrderWriter(tx, place, desk.now(), desk.ids());
            return Orders.shown(tx, writer.write(order));
        });
    }

    @Override
    public Outcome<List<Ordered>> openOrders(String staffId) {
        return may(
                staffId,
                "ORDERS",
                (tx, place) -> Orders.allOpen(tx, place).stream()
                        .map(order -> Orders.shown(tx, order))
                        .toList());
    }

    @Override
    public Outcome<Ordered> order(String staffId, String number) {
        return may(
                staffId,
                "ORDERS",
                (tx, place) -> Orders.shown(tx, Orders.find(tx, place, number).value()));
    }

    @Override
    public Outcome<Ordered> close(String staffId, String number) {
        return may(staffId, "CLOSE " + number, (tx, place) -> {
            var order = Orders.open(tx, place, number);
            boolean came = Orders.lines(tx, order.value().id()).stream()
                    .anyMatch(line -> !Orders.received(tx, line.id()).isZero());
            var closed = order.value().with(came ? OrderState.CLOSED : OrderState.CANCELLED);
            tx.update(StockTypes.ORDER, closed, order.version());
            return Orders.shown(tx, closed);
        });
    }

    @Override
    public Outcome<StockTarget> target(NewTarget target) {
        return may(target.staffId(), "TARGET " + target.code(), (tx, place) -> {
            var product = Goods.byCode(tx, place, target.code(), desk.now());
            return OrderWriter.target(tx, place, product, target);
        });
    }

    @Override
    public Outcome<List<Wanted>> low(String staffId) {
        return may(staffId, "LOW STOCK", (tx, place) -> wanted(tx, place, Supply::isLow));
    }

    @Override
    public Outcome<List<Wanted>> suggestions(String staffId) {
        return may(staffId, "REORDER", (tx, place) -> suggested(tx, place));
    }

    @Override
    public Outcome<List<Ordered>> reorder(String staffId, Optional<String> supplier) {
        return may(staffId, "REORDER", (tx, place) -> {
            var bySupplier = new TreeMap<String, List<Wanted>>();
            for (Wanted wanted : suggested(tx, place)) {
                wanted.supply()
                        .supplier()
                        .filter(s -> supplier.filter(only -> !only.equals(s)).isEmpty())
                        .ifPresent(s -> bySupplier
                                .computeIfAbsent(s, k -> new ArrayList<>())
                                .add(wanted));
            }
            if (bySupplier.isEmpty()) {
                throw Attempt.problem(
                        "stock.nothing-to-order",
                        "Nothing that is low has a supplier to order it from. Set minimum, target and supplier first.");
            }
            var writer = new OrderWriter(tx, place, desk.now(), desk.ids());
            return bySupplier.entrySet().stream()
                    .flatMap(e -> writer.suggested(staffId, e.getKey(), e.getValue()).stream())
                    .map(order -> Orders.shown(tx, order))
                    .toList();
        });
    }

    @Override
    public Outcome<Optional<AverageCost.Pool>> cost(String staffId, String code) {
        return may(
                staffId,
                "COST",
                (tx, place) -> LocalFacts.of(tx, place)
                        .cost(Goods.byCode(tx, place, code, desk.now()).id())
                        .now());
    }

    @Override
    public Outcome<Margin> margin(String staffId, LocalDate from, LocalDate until) {
        return may(staffId, "MARGIN", (tx, place) -> {
            long days = ChronoUnit.DAYS.between(from, until) + 1;
            if (days < 1 || days > MAX_DAYS) {
                throw Attempt.problem(
                        "stock.bad-days",
                        "A margin is of 1 to " + MAX_DAYS + " days, from the first to the last. Type them again.");
            }
            return LocalFacts.of(tx, place)
                    .margin(
                            from.atStartOfDay(place.zone()).toInstant(),
                            until.plusDays(1).atStartOfDay(place.zone()).toInstant());
        });
    }

    @Override
    public Outcome<Differences> differences(String staffId, String sheet) {
        return may(staffId, "DIFFERENCES", (tx, place) -> {
            var shown = Sheets.shown(tx, place, Sheets.find(tx, place, sheet).value());
            var facts = LocalFacts.of(tx, place);
            var value = Money.zero(place.currency());
            var lines = new ArrayList<Differing>();
            for (StockDesk.SheetLine line : shown.lines()) {
                if (!line.difference().isZero()) {
                    var cost = facts.cost(line.product().id()).now().map(pool -> pool.of(line.difference()));
                    lines.add(new Differing(line, cost));
                    value = value.plus(cost.orElseGet(() -> Money.zero(place.currency())));
                }
            }
            return new Differences(shown.head(), lines, value);
        });
    }

    @Override
    public String name(String productId) {
        return desk.database().read(reader -> Goods.name(reader, productId));
    }

    private static List<Wanted> suggested(Reader reader, Place place) {
        return wanted(reader, place, supply -> !supply.suggested().equals(Quantity.ZERO)).stream()
                .sorted(Comparator.comparing((Wanted w) -> w.supply().supplier().orElse(""))
                        .thenComparing(w -> w.product().sku()))
                .toList();
    }

    /** Of what is sold. */
    private static List<Wanted> wanted(Reader reader, Place place, Predicate<Supply> which) {
        var all = new ArrayList<Wanted>();
        for (Supply supply : LocalFacts.of(reader, place).supplies()) {
            if (which.test(supply)) {
                reader.find(DomainTypes.PRODUCT, supply.productId())
                        .filter(p -> p.value().active())
                        .ifPresent(p -> all.add(new Wanted(p.value(), supply)));
            }
        }
        return all;
    }

    private <T> Outcome<T> may(String staffId, String action, BiFunction<UnitOfWork, Place, T> work) {
        return desk.write(staffId, Permission.ORDER_STOCK, action, work);
    }
}
