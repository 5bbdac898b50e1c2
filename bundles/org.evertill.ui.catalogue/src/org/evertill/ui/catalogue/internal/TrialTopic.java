package org.evertill.ui.catalogue.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.widgets.Composite;
import org.evertill.catalogue.CatalogueDesk.Circumstance;
import org.evertill.catalogue.CatalogueDesk.Piece;
import org.evertill.catalogue.ProductQuery;
import org.evertill.catalogue.ProductQuery.Order;
import org.evertill.domain.DomainTypes;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Trial;
import org.evertill.storage.Selection.Direction;
import org.evertill.ui.Formats;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.table.ListSource;
import org.evertill.ui.table.Sorting;
import org.evertill.ui.table.TableColumn;

/** A basket that nobody buys: what each promotion gives, and why it gives nothing. */
final class TrialTopic extends TableTopic<TrialLine> {

    private static final int WHAT_WIDTH = 300;
    private static final int QUANTITY_WIDTH = 90;
    private static final int PRICE_WIDTH = 110;

    private final InstantSource clock;
    private final List<Piece> pieces = new ArrayList<>();
    private final Set<String> coupons = new HashSet<>();
    private Optional<Instant> at = Optional.empty();
    private List<TrialLine> lines = List.of();

    TrialTopic(Stage stage, Composite parent, InstantSource clock) {
        super(stage, parent, "catalogue.trial", DomainTypes.PROMOTION);
        this.clock = clock;
    }

    @Override
    List<TableColumn<TrialLine>> columns() {
        var texts = stage().texts();
        return List.of(
                TableColumn.<TrialLine>words("what", texts.get("trial.what"), WHAT_WIDTH, TrialLine::what)
                        .unordered(),
                TableColumn.<TrialLine>numbers(
                                "quantity", texts.get("trial.quantity"), QUANTITY_WIDTH, TrialLine::quantity)
                        .unordered(),
                TableColumn.<TrialLine>numbers("price", texts.get("trial.price"), PRICE_WIDTH, TrialLine::price)
                        .unordered(),
                TableColumn.<TrialLine>numbers("off", texts.get("trial.off"), PRICE_WIDTH, TrialLine::off)
                        .unordered(),
                TableColumn.<TrialLine>words("why", texts.get("trial.why"), 0, TrialLine::why)
                        .unordered());
    }

    @Override
    public KeySource keys() {
        return new TrialKeys();
    }

    @Override
    public List<Action> actions() {
        return List.of(
                action(TrialKeys.COUPON, this::coupon),
                action(TrialKeys.DAY, this::day),
                action(TrialKeys.REMOVE, this::remove));
    }

    @Override
    public String title() {
        return stage().texts().get("trial.title", stage().formats().dateTime(at.orElseGet(clock::instant)));
    }

    @Override
    public String hint() {
        return stage().texts().get("trial.hint");
    }

    @Override
    public void begin() {
        tryOut(table().size());
    }

    @Override
    public void typed(String text) {
        // What is typed is ended by Enter or by a button.
    }

    /** A product, or so many of it: {@code 3*tea}. */
    @Override
    public boolean entered(String text) {
        if (text.isBlank()) {
            return false;
        }
        int star = text.indexOf('*');
        var number = star < 0 ? Optional.of(java.math.BigDecimal.ONE) : Formats.typedNumber(text.substring(0, star));
        if (number.isEmpty() || number.get().signum() <= 0 || number.get().scale() > Quantity.DECIMALS) {
            stage().say(Kind.WARNING, "trial.no-quantity");
            return true;
        }
        var quantity = Quantity.of(number.get());
        var query = new ProductQuery(text.substring(star + 1).strip(), Order.NAME, Direction.ASCENDING);
        stage().askDesk(desk -> desk.products(query), found -> {
            if (found.isEmpty() || query.words().isBlank()) {
                stage().say(Kind.WARNING, "trial.nothing", query.words());
            } else {
                stage().taken();
                pieces.add(new Piece(found.getFirst(), quantity));
                tryOut(pieces.size() - 1);
            }
        });
        return true;
    }

    @Override
    public void edited(TrialLine before, TrialLine after) {
        // Nothing is changed in its place here.
    }

    /** What is typed is shown as a coupon, or taken back. */
    private void coupon() {
        var code = stage().entry().strip();
        if (code.isEmpty()) {
            stage().say(Kind.INFO, "trial.type-coupon");
            return;
        }
        stage().taken();
        if (!coupons.remove(code)) {
            coupons.add(code);
        }
        tryOut(0);
    }

    /** What is typed is when it is tried; nothing typed is now. */
    private void day() {
        var moments =
                new Moments(stage().access().store().zone(), stage().texts().get("moment.pattern"));
        switch (moments.typedOrNone(stage().entry(), clock.instant())) {
            case Outcome.Ok<Optional<Instant>>(var moment) -> {
                at = moment;
                stage().taken();
                tryOut(0);
            }
            case Outcome.Failed<Optional<Instant>>(var problem) -> stage().say(problem);
        }
    }

    private void remove() {
        marked().filter(line -> line.place() >= 0).ifPresent(line -> {
            pieces.remove(line.place());
            tryOut(line.place());
        });
    }

    private void tryOut(int place) {
        var circumstance = new Circumstance(at.orElseGet(clock::instant), Optional.empty(), coupons);
        var asked = List.copyOf(pieces);
        stage().askDesk(desk -> desk.tryOut(asked, circumstance), trial -> show(trial, place));
    }

    private void show(Trial trial, int place) {
        lines = new TrialWords(stage().texts(), stage().formats()).lines(trial);
        var shown = lines;
        table().show(new ListSource<>(() -> Outcome.ok(shown), TrialLine::id, TrialLine::what, Map.of()), Sorting.NONE);
        stage().changed();
        if (pieces.isEmpty()) {
            stage().say(Kind.INFO, "trial.empty");
        } else {
            stage().say(
                            Kind.INFO,
                            "trial.total",
                            stage().formats().money(trial.basket().total()),
                            stage().formats().money(trial.basket().discount()),
                            coupons.isEmpty() ? "–" : String.join(", ", coupons));
        }
    }
}
