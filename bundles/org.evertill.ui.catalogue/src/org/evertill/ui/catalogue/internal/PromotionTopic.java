package org.evertill.ui.catalogue.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Composite;
import org.evertill.catalogue.Saved;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Promotion;
import org.evertill.entity.ColumnType;
import org.evertill.kernel.Folded;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Stored;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.table.Edit;
import org.evertill.ui.table.Edit.Option;
import org.evertill.ui.table.ListSource;
import org.evertill.ui.table.Sorting;
import org.evertill.ui.table.TableColumn;

/** All promotions; a basket to try them is one step away. */
final class PromotionTopic extends TableTopic<Stored<Promotion>> {

    private static final int KIND_WIDTH = 130;
    private static final int MOMENT_WIDTH = 190;
    private static final int COUPON_WIDTH = 100;
    private static final int PRIORITY_WIDTH = 90;
    private static final int ACTIVE_WIDTH = 74;
    private static final int MAX_PRIORITY_DIGITS = 6;
    private static final String NAME = "name";
    private static final String PRIORITY = "priority";

    private final InstantSource clock;
    private final Runnable tryOut;
    private boolean begun;

    /**
     * @param tryOut leads to the basket
     */
    PromotionTopic(Stage stage, Composite parent, InstantSource clock, Runnable tryOut) {
        super(stage, parent, "catalogue.promotions", DomainTypes.PROMOTION);
        this.clock = clock;
        this.tryOut = tryOut;
    }

    @Override
    List<TableColumn<Stored<Promotion>>> columns() {
        var texts = stage().texts();
        return List.of(
                TableColumn.<Stored<Promotion>>words(
                                NAME,
                                texts.get("promotion.name"),
                                0,
                                p -> p.value().name())
                        .edited(new Edit.Typed<>(
                                p -> p.value().name(), (p, text) -> changed(p, NAME, text.isBlank() ? null : text))),
                TableColumn.words("kind", texts.get("promotion.kind"), KIND_WIDTH, this::kind),
                TableColumn.<Stored<Promotion>>words(
                                "from",
                                texts.get("price.from"),
                                MOMENT_WIDTH,
                                p -> moment(p.value().validFrom()))
                        .edited(new Edit.Typed<>(p -> moments().text(p.value().validFrom()), this::beginning)),
                TableColumn.<Stored<Promotion>>words(
                                "until",
                                texts.get("price.until"),
                                MOMENT_WIDTH,
                                p -> moment(p.value().validUntil()))
                        .edited(new Edit.Typed<>(p -> moments().text(p.value().validUntil()), this::ending)),
                TableColumn.words("coupon", texts.get("promotion.coupon"), COUPON_WIDTH, this::coupon),
                TableColumn.<Stored<Promotion>>numbers(
                                PRIORITY,
                                texts.get("promotion.priority"),
                                PRIORITY_WIDTH,
                                p -> stage().formats().count(p.value().priority()))
                        .edited(new Edit.Typed<>(p -> String.valueOf(p.value().priority()), this::ranked)),
                TableColumn.<Stored<Promotion>>words(
                                "active",
                                texts.get("promotion.active"),
                                ACTIVE_WIDTH,
                                p -> yesOrNo(p.value().active()))
                        .edited(new Edit.Chosen<>(this::activities)));
    }

    @Override
    public KeySource keys() {
        return new PromotionKeys();
    }

    @Override
    public List<Action> actions() {
        return List.of(
                action(PromotionKeys.EDIT, this::edit),
                action(PromotionKeys.TRY, tryOut),
                action(PromotionKeys.SORT, () -> table().sort()));
    }

    @Override
    public String title() {
        return stage().texts().get("promotion.title", stage().formats().count(table().size()));
    }

    @Override
    public String hint() {
        return stage().texts().get("promotion.hint");
    }

    @Override
    public void begin() {
        if (begun) {
            table().refresh();
            return;
        }
        begun = true;
        table().show(
                        new ListSource<>(
                                () -> stage().desk().then(desk -> desk.promotions()),
                                p -> p.value().id(),
                                p -> p.value().name() + " "
                                        + Objects.requireNonNullElse(p.value().coupon(), ""),
                                orders()),
                        new Sorting(PRIORITY, Sorting.Direction.DESCENDING));
    }

    @Override
    public void typed(String text) {
        filterSoon(text);
    }

    @Override
    public boolean entered(String text) {
        return filterNow(text);
    }

    @Override
    public void edited(Stored<Promotion> before, Stored<Promotion> after) {
        stage().askDesk(
                        desk -> desk.change(stage().staffId(), DomainTypes.PROMOTION, before, after.value()),
                        this::saved);
    }

    private void saved(Saved<Promotion> saved) {
        saved(saved, row -> table().replace(row.value().id(), row));
    }

    private Map<String, Comparator<Stored<Promotion>>> orders() {
        Comparator<Stored<Promotion>> byName =
                Comparator.comparing(p -> Folded.of(p.value().name()));
        return Map.of(
                NAME,
                byName,
                "kind",
                Comparator.<Stored<Promotion>, String>comparing(this::kind).thenComparing(byName),
                "from",
                Comparator.<Stored<Promotion>, Instant>comparing(p -> p.value().validFrom())
                        .thenComparing(byName),
                "until",
                Comparator.<Stored<Promotion>, Instant>comparing(
                                p -> Objects.requireNonNullElse(p.value().validUntil(), Instant.MAX))
                        .thenComparing(byName),
                "coupon",
                Comparator.<Stored<Promotion>, String>comparing(this::coupon).thenComparing(byName),
                PRIORITY,
                Comparator.<Stored<Promotion>>comparingInt(p -> p.value().priority())
                        .thenComparing(byName),
                "active",
                Comparator.<Stored<Promotion>, Boolean>comparing(p -> !p.value().active())
                        .thenComparing(byName));
    }

    private Outcome<Stored<Promotion>> beginning(Stored<Promotion> row, String text) {
        return moments().typed(text, clock.instant()).then(at -> changed(row, "valid_from", ColumnType.text(at)));
    }

    private Outcome<Stored<Promotion>> ending(Stored<Promotion> row, String text) {
        return moments()
                .typedOrNone(text, clock.instant())
                .then(at -> changed(row, "valid_until", at.map(ColumnType::text).orElse(null)));
    }

    private Outcome<Stored<Promotion>> ranked(Stored<Promotion> row, String text) {
        return text.matches("-?\\d{1," + MAX_PRIORITY_DIGITS + "}")
                ? changed(row, PRIORITY, Long.parseLong(text))
                : Outcome.failed("catalogue.no-priority", "That is no priority. Type a whole number.");
    }

    private List<Option<Stored<Promotion>>> activities(Stored<Promotion> row) {
        return Stream.of(true, false)
                .flatMap(value -> changed(row, "active", value) instanceof Outcome.Ok<Stored<Promotion>>(var changed)
                        ? Stream.of(new Option<>(
                                yesOrNo(value), changed, row.value().active() == value))
                        : Stream.of())
                .toList();
    }

    private static Outcome<Stored<Promotion>> changed(
            Stored<Promotion> row, String column, @org.jspecify.annotations.Nullable Object content) {
        return Fields.with(DomainTypes.PROMOTION, row.value(), column, content).map(p -> Fields.over(row, p));
    }

    private Moments moments() {
        return new Moments(stage().access().store().zone(), stage().texts().get("moment.pattern"));
    }

    private String moment(@org.jspecify.annotations.Nullable Instant at) {
        return Optional.ofNullable(at)
                .map(known -> known.equals(Instant.EPOCH)
                        ? stage().texts().get("price.ever")
                        : stage().formats().dateTime(known))
                .orElse("–");
    }

    /** A chain's own kind is called as the chain calls it. */
    private String kind(Stored<Promotion> row) {
        var kind = row.value().kind();
        return stage().texts().find("promotion.kind." + kind).orElse(kind);
    }

    private String coupon(Stored<Promotion> row) {
        return row.value().isNumbered()
                ? stage().texts().get("promotion.numbered")
                : Objects.requireNonNullElse(row.value().coupon(), "");
    }
}
