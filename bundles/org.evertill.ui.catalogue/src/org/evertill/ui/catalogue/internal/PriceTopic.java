package org.evertill.ui.catalogue.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.evertill.catalogue.PriceChange;
import org.evertill.catalogue.Saved;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Product;
import org.evertill.entity.ColumnType;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.UnitPrice;
import org.evertill.storage.Stored;
import org.evertill.ui.Formats;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.table.Edit;
import org.evertill.ui.table.ListSource;
import org.evertill.ui.table.Sorting;
import org.evertill.ui.table.TableColumn;

/** The prices of one product with their dates, those of the future as well: a new one is typed. */
final class PriceTopic extends TableTopic<Stored<PriceRow>> {

    private static final int STATE_WIDTH = 110;
    private static final int PRICE_WIDTH = 120;
    private static final int MOMENT_WIDTH = 210;
    private static final String FROM = "from";

    private final IdSource ids;
    private final InstantSource clock;
    private Optional<Product> about = Optional.empty();

    PriceTopic(Stage stage, Composite parent, IdSource ids, InstantSource clock) {
        super(stage, parent, "catalogue.prices", DomainTypes.PRICE_ROW);
        this.ids = ids;
        this.clock = clock;
    }

    /** The same about a product. */
    PriceTopic of(Product other) {
        about = Optional.of(other);
        return this;
    }

    @Override
    List<TableColumn<Stored<PriceRow>>> columns() {
        var texts = stage().texts();
        return List.of(
                TableColumn.<Stored<PriceRow>>words("state", texts.get("price.state"), STATE_WIDTH, this::state)
                        .unordered(),
                TableColumn.<Stored<PriceRow>>numbers(
                                "price",
                                texts.get("price.price"),
                                PRICE_WIDTH,
                                p -> stage().formats().unitPrice(p.value().price()))
                        .unordered()
                        .edited(new Edit.Typed<>(
                                p -> p.value()
                                        .price()
                                        .toDecimal()
                                        .stripTrailingZeros()
                                        .toPlainString(),
                                this::priced)),
                TableColumn.<Stored<PriceRow>>words(
                                FROM,
                                texts.get("price.from"),
                                MOMENT_WIDTH,
                                p -> moment(p.value().validFrom()))
                        .unordered()
                        .edited(new Edit.Typed<>(p -> moments().text(p.value().validFrom()), this::beginning)),
                TableColumn.<Stored<PriceRow>>words(
                                "until", texts.get("price.until"), MOMENT_WIDTH, p -> end(p.value()))
                        .unordered()
                        .edited(new Edit.Typed<>(p -> moments().text(p.value().validUntil()), this::ending)),
                TableColumn.<Stored<PriceRow>>words("for", texts.get("price.for"), 0, p -> terms(p.value()))
                        .unordered());
    }

    @Override
    public KeySource keys() {
        return new PriceKeys();
    }

    @Override
    public List<Action> actions() {
        return List.of(action(PriceKeys.EDIT, this::edit), action(PriceKeys.REMOVE, this::remove));
    }

    @Override
    public String title() {
        return stage().texts().get("price.title", about.map(Product::label).orElse(""));
    }

    @Override
    public String hint() {
        return stage().texts().get("price.hint");
    }

    @Override
    public void begin() {
        var id = productId();
        table().show(
                        new ListSource<>(
                                () -> stage().desk().then(desk -> desk.prices(id)),
                                p -> p.value().id(),
                                p -> p.value().id(),
                                Map.of()),
                        Sorting.NONE);
    }

    @Override
    public void typed(String text) {
        // A price is added as a whole.
    }

    /** From tomorrow on, for everybody; the beginning is what is changed next. */
    @Override
    public boolean entered(String text) {
        if (text.isBlank()) {
            return false;
        }
        var currency = Currency.getInstance(stage().access().store().currency());
        switch (price(text, currency)) {
            case Outcome.Failed<UnitPrice>(var problem) -> stage().say(problem);
            case Outcome.Ok<UnitPrice>(var price) -> add(price);
        }
        return true;
    }

    @Override
    public void edited(Stored<PriceRow> before, Stored<PriceRow> after) {
        stage().askDesk(
                        desk -> desk.change(stage().staffId(), DomainTypes.PRICE_ROW, before, after.value()),
                        this::saved);
    }

    private void saved(Saved<PriceRow> saved) {
        saved(saved, row -> table().refreshAt(row.value().id()));
    }

    private void add(UnitPrice price) {
        stage().taken();
        if (!mayChange()) {
            return;
        }
        var tomorrow = moments().beginning(moments().day(clock.instant()).plusDays(1));
        var row = new PriceRow(ids.next(), productId(), null, price, true, tomorrow, null);
        stage().askDesk(desk -> desk.add(stage().staffId(), DomainTypes.PRICE_ROW, row), added -> {
            table().refreshAt(row.id());
            table().markColumn(FROM);
            stage().say(Kind.GOOD, "price.added", stage().formats().unitPrice(price), moment(tomorrow));
        });
    }

    private void remove() {
        if (mayChange()) {
            marked().ifPresent(price -> stage().askDesk(
                            desk -> desk.remove(stage().staffId(), DomainTypes.PRICE_ROW, price), gone -> {
                                table().refresh();
                                stage().say(Kind.GOOD, "price.removed");
                            }));
        }
    }

    private Outcome<Stored<PriceRow>> priced(Stored<PriceRow> row, String text) {
        return price(text, row.value().price().currency())
                .then(price -> changed(row, "price_e4", price.tenThousandths()));
    }

    private Outcome<Stored<PriceRow>> beginning(Stored<PriceRow> row, String text) {
        return moments().typed(text, clock.instant()).then(at -> changed(row, "valid_from", ColumnType.text(at)));
    }

    private Outcome<Stored<PriceRow>> ending(Stored<PriceRow> row, String text) {
        return moments()
                .typedOrNone(text, clock.instant())
                .then(at -> changed(row, "valid_until", at.map(ColumnType::text).orElse(null)));
    }

    /** What may not be changed is said while the field is open. */
    private Outcome<Stored<PriceRow>> changed(
            Stored<PriceRow> row, String column, @org.jspecify.annotations.Nullable Object content) {
        return Fields.with(DomainTypes.PRICE_ROW, row.value(), column, content)
                .then(price -> PriceChange.checked(row.value(), price, clock.instant()))
                .map(price -> Fields.over(row, price));
    }

    private static Outcome<UnitPrice> price(String text, Currency currency) {
        return Formats.typedNumber(text)
                .<Outcome<UnitPrice>>map(number -> Outcome.ok(UnitPrice.of(number, currency)))
                .orElseGet(() -> Outcome.failed(
                        "catalogue.no-price",
                        "That is no price. Type a number, with a point or a comma before the cents."));
    }

    private Moments moments() {
        return new Moments(stage().access().store().zone(), stage().texts().get("moment.pattern"));
    }

    private String moment(Instant at) {
        return at.equals(Instant.EPOCH)
                ? stage().texts().get("price.ever")
                : stage().formats().dateTime(at);
    }

    private String end(PriceRow row) {
        return Optional.ofNullable(row.validUntil()).map(this::moment).orElse("–");
    }

    private String state(Stored<PriceRow> row) {
        var now = clock.instant();
        var until = row.value().validUntil();
        if (row.value().validFrom().isAfter(now)) {
            return stage().texts().get("price.coming");
        }
        return stage().texts().get(until == null || until.isAfter(now) ? "price.holds" : "price.over");
    }

    /** For whom and how much it is, what is not for all. */
    private String terms(PriceRow row) {
        var texts = stage().texts();
        var parts = new ArrayList<String>();
        Optional.ofNullable(row.storeId()).map(s -> texts.get("price.store", s)).ifPresent(parts::add);
        Optional.ofNullable(row.priceList())
                .map(l -> texts.get("price.list", l))
                .ifPresent(parts::add);
        Optional.ofNullable(row.customerGroup())
                .map(g -> texts.get("price.group", g))
                .ifPresent(parts::add);
        Optional.ofNullable(row.fromQuantity())
                .map(q -> texts.get("price.from-quantity", stage().formats().quantity(q)))
                .ifPresent(parts::add);
        if (!row.taxIncluded()) {
            parts.add(texts.get("price.without-tax"));
        }
        return parts.isEmpty() ? texts.get("price.all") : String.join(", ", parts);
    }

    private String productId() {
        return about.map(Product::id).orElse("");
    }
}
