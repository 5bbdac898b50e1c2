package org.evertill.ui.catalogue.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.swt.widgets.Composite;
import org.evertill.catalogue.ProductQuery;
import org.evertill.catalogue.ProductQuery.Order;
import org.evertill.catalogue.Saved;
import org.evertill.catalogue.Shelved;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.domain.ProductKind;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Selection.Direction;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.table.Edit;
import org.evertill.ui.table.Edit.Option;
import org.evertill.ui.table.Sorting;
import org.evertill.ui.table.TableColumn;
import org.evertill.ui.table.TableSource;

/** All products: found by what is typed, changed in their place. */
final class ProductTopic extends TableTopic<Shelved> {

    private static final int SKU_WIDTH = 206;
    private static final int CATEGORY_WIDTH = 130;
    private static final int TAX_WIDTH = 110;
    private static final int PRICE_WIDTH = 106;
    private static final int ACTIVE_WIDTH = 66;
    private static final String PIECE = "pc";

    private final IdSource ids;
    private final Ways ways;
    private boolean begun;

    /** Where one goes from here. */
    interface Ways {

        Topic codes(Product product);

        Topic prices(Product product);

        Topic promotions();

        Topic files();
    }

    /**
     * @param ids for new products
     */
    ProductTopic(Stage stage, Composite parent, IdSource ids, Ways ways) {
        super(stage, parent, "catalogue.products", DomainTypes.PRODUCT);
        this.ids = ids;
        this.ways = ways;
    }

    @Override
    List<TableColumn<Shelved>> columns() {
        var texts = stage().texts();
        return List.of(
                text("name", Order.NAME, 0, Product::name),
                text("sku", Order.SKU, SKU_WIDTH, Product::sku),
                text("category", Order.CATEGORY, CATEGORY_WIDTH, p -> Objects.requireNonNullElse(p.category(), "")),
                new TableColumn<>(
                        Order.TAX_CLASS.name(),
                        texts.get("product.tax_class"),
                        TAX_WIDTH,
                        org.evertill.ui.widget.Column.Align.LEFT,
                        true,
                        s -> s.value().taxClass(),
                        new Edit.Chosen<>(this::taxClasses)),
                TableColumn.<Shelved>numbers("price", texts.get("product.price"), PRICE_WIDTH, this::price)
                        .unordered(),
                TableColumn.<Shelved>words(
                                Order.ACTIVE.name(),
                                texts.get("product.active"),
                                ACTIVE_WIDTH,
                                s -> yesOrNo(s.value().active()))
                        .edited(new Edit.Chosen<>(this::activities)));
    }

    @Override
    public KeySource keys() {
        return new ProductKeys();
    }

    @Override
    public List<Action> actions() {
        return List.of(
                action(ProductKeys.EDIT, this::edit),
                action(ProductKeys.NEW, this::add),
                action(ProductKeys.CODES, () -> marked().ifPresent(this::codes)),
                action(ProductKeys.PRICES, () -> marked().ifPresent(this::prices)),
                action(ProductKeys.SORT, () -> table().sort()),
                action(ProductKeys.PROMOTIONS, () -> stage().to(ways.promotions())),
                action(ProductKeys.IMPORT, () -> stage().to(ways.files())));
    }

    @Override
    public String title() {
        return stage().texts().get("product.title", stage().formats().count(table().size()));
    }

    @Override
    public String hint() {
        return stage().texts().get("product.hint");
    }

    @Override
    public void begin() {
        if (begun) {
            table().refresh();
        } else {
            begun = true;
            table().show(new Products(), Sorting.by(Order.NAME.name()));
        }
    }

    @Override
    public void typed(String text) {
        filterSoon(text);
    }

    @Override
    public boolean entered(String text) {
        return filterNow(text);
    }

    /** What it costs is changed among its prices. */
    @Override
    public void opened() {
        marked().ifPresent(this::prices);
    }

    @Override
    public void edited(Shelved before, Shelved after) {
        stage().askDesk(
                        desk -> desk.change(stage().staffId(), DomainTypes.PRODUCT, before.product(), after.value()),
                        saved -> saved(before, saved));
    }

    private void saved(Shelved before, Saved<Product> saved) {
        saved(saved, row -> table().replace(row.value().id(), new Shelved(row, before.price())));
    }

    private void codes(Shelved marked) {
        stage().to(ways.codes(marked.value()));
    }

    private void prices(Shelved marked) {
        stage().to(ways.prices(marked.value()));
    }

    /** One that nobody can sell yet, to be filled in where it stands. */
    private void add() {
        if (!mayChange()) {
            return;
        }
        var name = filter().isBlank() ? stage().texts().get("product.new-name") : filter().strip();
        var id = ids.next();
        var classes = stage().access().taxClasses();
        var product = new Product(
                id, id.substring(0, 8), name, null, ProductKind.GOODS, PIECE, classes.getFirst(), false, null);
        stage().askDesk(desk -> desk.add(stage().staffId(), DomainTypes.PRODUCT, product), added -> {
            stage().changed();
            table().refreshAt(id);
            stage().say(Kind.GOOD, "product.added", name);
        });
    }

    private List<Option<Shelved>> taxClasses(Shelved row) {
        return stage().access().taxClasses().stream()
                .flatMap(
                        c -> option(row, c, "tax_class", c, c.equals(row.value().taxClass())).stream())
                .toList();
    }

    private List<Option<Shelved>> activities(Shelved row) {
        boolean active = row.value().active();
        return java.util.stream.Stream.of(true, false)
                .flatMap(value -> option(row, yesOrNo(value), "active", value, active == value).stream())
                .toList();
    }

    private static Optional<Option<Shelved>> option(
            Shelved row, String text, String column, Object content, boolean current) {
        return Fields.with(DomainTypes.PRODUCT, row.value(), column, content)
                        instanceof Outcome.Ok<Product>(var product)
                ? Optional.of(new Option<>(text, with(row, product), current))
                : Optional.empty();
    }

    private TableColumn<Shelved> text(String column, Order order, int width, Function<Product, String> text) {
        return TableColumn.<Shelved>words(
                        order.name(), stage().texts().get("product." + column), width, s -> text.apply(s.value()))
                .edited(new Edit.Typed<>(
                        s -> text.apply(s.value()),
                        (s, typed) -> Fields.typed(DomainTypes.PRODUCT, s.value(), column, typed)
                                .map(product -> with(s, product))));
    }

    private static Shelved with(Shelved row, Product product) {
        return new Shelved(Fields.over(row.product(), product), row.price());
    }

    private String price(Shelved row) {
        return row.price().map(p -> stage().formats().unitPrice(p.price())).orElse("–");
    }

    /** From the till's database. Any thread. */
    private final class Products implements TableSource<Shelved> {

        @Override
        public Outcome<List<String>> order(String filter, Sorting sorting) {
            var direction = switch (sorting.direction()) {
                case ASCENDING -> Direction.ASCENDING;
                case DESCENDING -> Direction.DESCENDING;
            };
            var query = new ProductQuery(filter, Order.valueOf(sorting.column()), direction);
            return stage().desk().then(desk -> desk.products(query));
        }

        @Override
        public Outcome<Map<String, Shelved>> rows(List<String> wanted) {
            return stage().desk().then(desk -> desk.shelved(wanted));
        }
    }
}
