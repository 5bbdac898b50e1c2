package org.evertill.ui.catalogue.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.evertill.catalogue.Saved;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.domain.ProductCode;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.storage.Stored;
import org.evertill.ui.Formats;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.table.Edit;
import org.evertill.ui.table.ListSource;
import org.evertill.ui.table.Sorting;
import org.evertill.ui.table.TableColumn;

/** The codes of one product: a new one is scanned. */
final class CodeTopic extends TableTopic<Stored<ProductCode>> {

    private static final int AMOUNT_WIDTH = 260;
    private static final String CODE = "code";

    private final IdSource ids;
    private Optional<Product> about = Optional.empty();

    CodeTopic(Stage stage, Composite parent, IdSource ids) {
        super(stage, parent, "catalogue.codes", DomainTypes.PRODUCT_CODE);
        this.ids = ids;
    }

    /** The same about a product. */
    CodeTopic of(Product other) {
        about = Optional.of(other);
        return this;
    }

    @Override
    List<TableColumn<Stored<ProductCode>>> columns() {
        return List.of(
                TableColumn.<Stored<ProductCode>>words(
                                CODE,
                                stage().texts().get("code.code"),
                                0,
                                c -> c.value().code())
                        .unordered(),
                TableColumn.<Stored<ProductCode>>numbers(
                                "contains",
                                stage().texts().get("code.contains"),
                                AMOUNT_WIDTH,
                                c -> stage().formats().quantity(c.value().amount()))
                        .unordered()
                        .edited(new Edit.Typed<>(
                                c -> stage().formats().quantity(c.value().amount()), CodeTopic::typed)));
    }

    @Override
    public KeySource keys() {
        return new CodeKeys();
    }

    @Override
    public List<Action> actions() {
        return List.of(action(CodeKeys.EDIT, this::edit), action(CodeKeys.REMOVE, this::remove));
    }

    @Override
    public String title() {
        return stage().texts().get("code.title", about.map(Product::label).orElse(""));
    }

    @Override
    public String hint() {
        return stage().texts().get("code.hint");
    }

    @Override
    public void begin() {
        var id = productId();
        table().show(
                        new ListSource<>(
                                () -> stage().desk().then(desk -> desk.codes(id)),
                                c -> c.value().id(),
                                c -> c.value().code(),
                                Map.of()),
                        Sorting.NONE);
    }

    @Override
    public void typed(String text) {
        // A code is added as a whole.
    }

    @Override
    public boolean entered(String text) {
        if (text.isBlank()) {
            return false;
        }
        stage().taken();
        if (mayChange()) {
            var code = new ProductCode(ids.next(), productId(), text.strip());
            stage().askDesk(desk -> desk.add(stage().staffId(), DomainTypes.PRODUCT_CODE, code), added -> {
                table().refreshAt(code.id());
                stage().say(Kind.GOOD, "code.added", code.code());
            });
        }
        return true;
    }

    @Override
    public void edited(Stored<ProductCode> before, Stored<ProductCode> after) {
        save(before, after.value());
    }

    private void save(Stored<ProductCode> before, ProductCode wanted) {
        stage().askDesk(desk -> desk.change(stage().staffId(), DomainTypes.PRODUCT_CODE, before, wanted), this::saved);
    }

    private void saved(Saved<ProductCode> saved) {
        saved(saved, row -> table().replace(row.value().id(), row));
    }

    private void remove() {
        if (mayChange()) {
            marked().ifPresent(code -> stage().askDesk(
                            desk -> desk.remove(stage().staffId(), DomainTypes.PRODUCT_CODE, code), gone -> {
                                table().refresh();
                                stage().say(
                                                Kind.GOOD,
                                                "code.removed",
                                                gone.value().code());
                            }));
        }
    }

    /** A code that stands for as many as somebody typed; all else of it stays. */
    static Outcome<Stored<ProductCode>> typed(Stored<ProductCode> row, String text) {
        var number = Formats.typedNumber(text);
        if (number.isEmpty() || number.get().signum() <= 0 || number.get().scale() > Quantity.DECIMALS) {
            return Outcome.failed("catalogue.no-quantity", "That is no quantity. Type a number above zero.");
        }
        var amount = Quantity.of(number.get());
        var content = amount.equals(Quantity.ONE) ? null : amount.thousandths();
        return Fields.with(DomainTypes.PRODUCT_CODE, row.value(), "contains_milli", content)
                .map(code -> Fields.over(row, code));
    }

    private String productId() {
        return about.map(Product::id).orElse("");
    }
}
