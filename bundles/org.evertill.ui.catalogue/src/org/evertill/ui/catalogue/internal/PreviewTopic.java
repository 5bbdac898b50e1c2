package org.evertill.ui.catalogue.internal;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.swt.widgets.Composite;
import org.evertill.catalogue.ImportDesk;
import org.evertill.catalogue.ImportDesk.Imported;
import org.evertill.catalogue.ImportDesk.Line;
import org.evertill.domain.DomainTypes;
import org.evertill.kernel.Folded;
import org.evertill.kernel.Outcome;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.UiTasks.Lane;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.table.ListSource;
import org.evertill.ui.table.Sorting;
import org.evertill.ui.table.TableColumn;

/** What would become of each row of a file; then it is taken, with its progress, and can be stopped. */
final class PreviewTopic extends TableTopic<Line> {

    private static final int LINE_WIDTH = 90;
    private static final int FATE_WIDTH = 150;
    private static final int WHY_WIDTH = 420;
    private static final long EVERY_MS = 250;
    private static final String LINE = "line";

    private final Supplier<Outcome<ImportDesk>> desk;
    private Optional<Path> file = Optional.empty();
    private Optional<Job> running = Optional.empty();
    private Way last = Way.LOOK;

    /** What is done with the file. */
    private enum Way {
        LOOK,
        TAKE
    }

    /**
     * @param desk from a lane
     */
    PreviewTopic(Stage stage, Composite parent, Supplier<Outcome<ImportDesk>> desk) {
        super(stage, parent, "catalogue.preview", DomainTypes.PRODUCT);
        this.desk = desk;
    }

    /** The same about a file. */
    PreviewTopic of(Path other) {
        file = Optional.of(other);
        return this;
    }

    @Override
    List<TableColumn<Line>> columns() {
        var texts = stage().texts();
        return List.of(
                TableColumn.numbers(
                        LINE,
                        texts.get("preview.line"),
                        LINE_WIDTH,
                        l -> stage().formats().count(l.number())),
                TableColumn.words("fate", texts.get("preview.fate"), FATE_WIDTH, this::fate),
                TableColumn.words("name", texts.get("preview.name"), 0, Line::name),
                TableColumn.words("why", texts.get("preview.why"), WHY_WIDTH, Line::why));
    }

    @Override
    public KeySource keys() {
        return new PreviewKeys();
    }

    @Override
    public List<Action> actions() {
        return List.of(action(PreviewKeys.TAKE, this::take), action(PreviewKeys.SORT, () -> table().sort()));
    }

    @Override
    public String title() {
        return stage().texts()
                .get("preview.title", file.map(p -> p.getFileName().toString()).orElse(""));
    }

    @Override
    public String hint() {
        return stage().texts().get("preview.hint");
    }

    @Override
    public void begin() {
        // Whoever began it works here no more; what is seen from now on is about the file of now.
        running.ifPresent(Job::stop);
        running = Optional.empty();
        show(List.of());
        run(Way.LOOK);
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
    public boolean isLeft() {
        running.ifPresent(job -> {
            job.stop();
            stage().say(Kind.INFO, "preview.stopping");
        });
        return running.isEmpty();
    }

    @Override
    public void edited(Line before, Line after) {
        // Nothing is changed in its place here.
    }

    private void take() {
        if (running.isEmpty() && last == Way.LOOK && mayChange()) {
            run(Way.TAKE);
        }
    }

    private void run(Way way) {
        if (running.isPresent() || file.isEmpty()) {
            return;
        }
        var path = file.get();
        var staffId = stage().staffId();
        var job = new Job();
        running = Optional.of(job);
        last = way;
        var showing = stage().tasks().every(EVERY_MS, () -> progress(job, way));
        stage().tasks()
                .ask(
                        Lane.BACKGROUND,
                        () -> desk.get()
                                .then(imports -> way == Way.LOOK
                                        ? imports.preview(staffId, path, job)
                                        : imports.take(staffId, path, job)),
                        outcome -> {
                            showing.run();
                            if (running.filter(job::equals).isPresent()) {
                                running = Optional.empty();
                                if (!table().isDisposed()) {
                                    arrived(way, outcome);
                                }
                            }
                        });
    }

    private void progress(Job job, Way way) {
        if (running.filter(job::equals).isPresent() && !job.isStopping() && !table().isDisposed()) {
            var text = way == Way.LOOK ? "preview.reading" : "preview.taking";
            stage().say(Kind.INFO, text, stage().formats().count(job.rows()), Math.max(0, job.percent()));
        }
    }

    private void arrived(Way way, Outcome<Imported> outcome) {
        switch (outcome) {
            case Outcome.Failed<Imported>(var problem) -> stage().say(problem);
            case Outcome.Ok<Imported>(var imported) -> {
                show(imported.lines());
                var formats = stage().formats();
                stage().say(
                                imported.refused() > 0 ? Kind.WARNING : Kind.GOOD,
                                text(way, imported),
                                formats.count(imported.added()),
                                formats.count(imported.changed()),
                                formats.count(imported.unchanged()),
                                formats.count(imported.refused()));
            }
        }
    }

    private static String text(Way way, Imported imported) {
        if (!imported.isWhole()) {
            return way == Way.LOOK ? "preview.looked-stopped" : "preview.taken-stopped";
        }
        return way == Way.LOOK ? "preview.looked" : "preview.taken";
    }

    private void show(List<Line> lines) {
        table().show(
                        new ListSource<>(
                                () -> Outcome.ok(lines),
                                line -> Long.toString(line.number()),
                                line -> line.name() + " " + line.number(),
                                orders()),
                        Sorting.by(LINE));
    }

    private Map<String, Comparator<Line>> orders() {
        return Map.of(
                LINE,
                Comparator.comparingLong(Line::number),
                "fate",
                Comparator.comparing(Line::fate).reversed().thenComparing(Line::number),
                "name",
                Comparator.comparing(line -> Folded.of(line.name())),
                "why",
                Comparator.comparing(Line::why));
    }

    private String fate(Line line) {
        return stage().texts().get("preview." + line.fate().name().toLowerCase(Locale.ROOT));
    }

    /** Seen by the lane and by the window. */
    private static final class Job implements ImportDesk.Watch {

        private volatile long rows;
        private volatile int percent;
        private volatile boolean stopping;

        @Override
        public void at(long soFar, int part) {
            rows = soFar;
            percent = part;
        }

        @Override
        public boolean isStopping() {
            return stopping;
        }

        void stop() {
            stopping = true;
        }

        long rows() {
            return rows;
        }

        int percent() {
            return percent;
        }
    }
}
