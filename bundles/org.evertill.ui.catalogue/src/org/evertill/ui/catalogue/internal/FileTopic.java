package org.evertill.ui.catalogue.internal;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Composite;
import org.evertill.domain.DomainTypes;
import org.evertill.kernel.Folded;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.UserFiles;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.table.ListSource;
import org.evertill.ui.table.Sorting;
import org.evertill.ui.table.TableColumn;

/** The CSV files that lie where people find them: one is chosen to be looked at. */
final class FileTopic extends TableTopic<CsvFile> {

    private static final int SIZE_WIDTH = 150;
    private static final int CHANGED_WIDTH = 240;
    private static final int KILOBYTE = 1024;
    private static final String CHANGED = "changed";

    private final Consumer<Path> look;

    /**
     * @param look leads to what is in a file
     */
    FileTopic(Stage stage, Composite parent, Consumer<Path> look) {
        super(stage, parent, "catalogue.files", DomainTypes.PRODUCT);
        this.look = look;
    }

    @Override
    List<TableColumn<CsvFile>> columns() {
        var texts = stage().texts();
        return List.of(
                TableColumn.words("name", texts.get("file.name"), 0, CsvFile::name),
                TableColumn.numbers("size", texts.get("file.size"), SIZE_WIDTH, this::size),
                TableColumn.words(
                        CHANGED,
                        texts.get("file.changed"),
                        CHANGED_WIDTH,
                        f -> stage().formats().dateTime(f.changed())));
    }

    @Override
    public KeySource keys() {
        return new FileKeys();
    }

    @Override
    public List<Action> actions() {
        return List.of(action(FileKeys.LOOK, this::opened), action(FileKeys.SORT, () -> table().sort()));
    }

    @Override
    public String title() {
        return stage().texts().get("file.title", stage().formats().count(table().size()));
    }

    @Override
    public String hint() {
        return stage().texts().get("file.hint");
    }

    @Override
    public void begin() {
        table().show(
                        new ListSource<>(CsvFile::all, CsvFile::name, CsvFile::name, orders()),
                        new Sorting(CHANGED, Sorting.Direction.DESCENDING));
        stage().say(Kind.INFO, "file.where", UserFiles.folder());
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
    public void opened() {
        if (mayChange()) {
            marked().ifPresent(file -> look.accept(file.path()));
        }
    }

    @Override
    public void edited(CsvFile before, CsvFile after) {
        // Nothing is changed in its place here.
    }

    private static Map<String, Comparator<CsvFile>> orders() {
        return Map.of(
                "name",
                Comparator.comparing(file -> Folded.of(file.name())),
                "size",
                Comparator.comparing(CsvFile::bytes),
                CHANGED,
                Comparator.comparing(CsvFile::changed));
    }

    private String size(CsvFile file) {
        return stage().texts().get("file.kilobytes", stage().formats().count((file.bytes() + KILOBYTE - 1) / KILOBYTE));
    }
}
