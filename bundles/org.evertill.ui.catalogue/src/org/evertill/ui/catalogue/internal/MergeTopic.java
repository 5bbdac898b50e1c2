package org.evertill.ui.catalogue.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.swt.widgets.Composite;
import org.evertill.catalogue.Divergence;
import org.evertill.catalogue.Saved;
import org.evertill.domain.DomainTypes;
import org.evertill.kernel.Outcome;
import org.evertill.sync.words.EditWords.Field;
import org.evertill.ui.catalogue.internal.MergeLine.Whose;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.table.ListSource;
import org.evertill.ui.table.Sorting;
import org.evertill.ui.table.TableColumn;

/** What somebody else changed meanwhile beside what one wants oneself: line by line one of the two is kept. */
final class MergeTopic extends TableTopic<MergeLine> {

    private static final int FIELD_WIDTH = 170;
    private static final int VALUE_WIDTH = 230;
    private static final String MINE = "mine";
    private static final String THEIRS = "theirs";

    private final Map<String, MergeLine> lines = new HashMap<>();
    private List<Field> fields = List.of();
    private Runnable saving = () -> {};

    MergeTopic(Stage stage, Composite parent) {
        super(stage, parent, "catalogue.merge", DomainTypes.PRODUCT);
    }

    @Override
    List<TableColumn<MergeLine>> columns() {
        var texts = stage().texts();
        return List.of(
                TableColumn.<MergeLine>words(
                                "field",
                                texts.get("merge.field"),
                                FIELD_WIDTH,
                                l -> l.field().field())
                        .unordered(),
                TableColumn.<MergeLine>words(
                                "before",
                                texts.get("merge.before"),
                                0,
                                l -> l.field().before())
                        .unordered(),
                value(MINE, Whose.MINE),
                value(THEIRS, Whose.THEIRS));
    }

    private TableColumn<MergeLine> value(String id, Whose whose) {
        return TableColumn.<MergeLine>words(
                        id,
                        stage().texts().get("merge." + id),
                        VALUE_WIDTH,
                        line -> (line.kept() == whose ? "✓ " : "") + of(line, whose))
                .unordered();
    }

    private static String of(MergeLine line, Whose whose) {
        return whose == Whose.MINE ? line.field().mine() : line.field().theirs();
    }

    /** Shows what came apart; at first what the person who is here wanted is kept. */
    <T extends Record> void show(Divergence<T> divergence, List<Field> words) {
        saving = () -> save(divergence);
        fields = List.copyOf(words);
        lines.clear();
        fields.forEach(field -> lines.put(field.group(), new MergeLine(field, Whose.MINE)));
    }

    @Override
    public KeySource keys() {
        return new MergeKeys();
    }

    @Override
    public List<Action> actions() {
        return List.of(action(MergeKeys.KEEP, this::keep), action(MergeKeys.SAVE, () -> saving.run()));
    }

    @Override
    public String title() {
        return stage().texts().get("merge.title");
    }

    @Override
    public String hint() {
        return stage().texts().get("merge.hint");
    }

    @Override
    public void begin() {
        var shown = List.copyOf(fields);
        var words = Map.copyOf(lines);
        table().show(
                        new ListSource<>(
                                () -> Outcome.ok(shown.stream()
                                        .map(field -> words.get(field.group()))
                                        .toList()),
                                line -> line.field().group(),
                                line -> line.field().field(),
                                Map.of()),
                        Sorting.NONE);
    }

    @Override
    public void typed(String text) {
        // Nothing is typed here.
    }

    @Override
    public boolean entered(String text) {
        return false;
    }

    @Override
    public void opened() {
        keep();
    }

    @Override
    public void edited(MergeLine before, MergeLine after) {
        // Nothing is changed in its place here.
    }

    /** The marked value; beside the values the other one than before. */
    private void keep() {
        marked().ifPresent(line -> {
            var kept = switch (table().markedColumn()) {
                case MINE -> line.keeping(Whose.MINE);
                case THEIRS -> line.keeping(Whose.THEIRS);
                default -> line.other();
            };
            lines.put(kept.field().group(), kept);
            table().replace(kept.field().group(), kept);
        });
    }

    private <T extends Record> void save(Divergence<T> divergence) {
        var mine = lines.values().stream()
                .filter(line -> line.kept() == Whose.MINE)
                .map(line -> line.field().group())
                .collect(Collectors.toSet());
        var theirs = divergence.theirs();
        stage().askDesk(
                        desk -> desk.change(stage().staffId(), divergence.type(), theirs, divergence.merged(mine)),
                        this::saved);
    }

    private <T extends Record> void saved(Saved<T> saved) {
        saved(saved, row -> stage().back());
    }
}
