package org.evertill.ui.catalogue.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Composite;
import org.evertill.catalogue.Saved;
import org.evertill.catalogue.Saved.How;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Problem;
import org.evertill.storage.Stored;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.keys.KeyUse;
import org.evertill.ui.table.DataTable;
import org.evertill.ui.table.TableColumn;
import org.evertill.ui.widget.Widgets;

/** What all topics have in common: a table of rows of one entity. UI thread only. */
abstract class TableTopic<T> implements Topic, DataTable.Listener<T> {

    /** As long as somebody types without a pause, nothing is looked for. */
    private static final long PAUSE_MS = 180;

    private final Stage stage;
    private final String id;
    private final EntityType<?> type;
    private final DataTable<T> table;
    private String filter = "";
    private Runnable waiting = () -> {};

    TableTopic(Stage stage, Composite parent, String id, EntityType<?> type) {
        this.stage = stage;
        this.id = id;
        this.type = type;
        this.table =
                Widgets.id(new DataTable<>(parent, stage.tasks(), stage.texts().locale(), columns(), this), id);
    }

    /** Called while the topic is made. */
    abstract List<TableColumn<T>> columns();

    final Stage stage() {
        return stage;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final DataTable<T> table() {
        return table;
    }

    @Override
    public final void failed(Problem problem) {
        stage.say(problem);
    }

    @Override
    public final void changed() {
        stage.changed();
    }

    @Override
    public void opened() {
        if (mayChange() && !table.isEditable()) {
            stage.say(Kind.INFO, "say.read-only");
        }
    }

    @Override
    public final boolean mayEdit() {
        return stage.mayChange(type);
    }

    @Override
    public boolean isLeft() {
        return true;
    }

    /** Whether the person may change something here; says so when not. */
    final boolean mayChange() {
        if (!mayEdit()) {
            stage.say(Kind.WARNING, "say.not-permitted");
        }
        return mayEdit();
    }

    final void edit() {
        if (mayChange()) {
            table.edit();
        }
    }

    final Optional<T> marked() {
        return table.marked();
    }

    final String filter() {
        return filter;
    }

    /** Shows what matches as soon as nothing more is typed. */
    final void filterSoon(String text) {
        filter = text;
        waiting.run();
        waiting = stage.tasks().later(PAUSE_MS, () -> {
            if (!table.isDisposed()) {
                table.filter(filter);
            }
        });
    }

    /** The same at once; says whether that is anything new. */
    final boolean filterNow(String text) {
        boolean isNew = !table.filter().equals(text);
        waiting.run();
        filter = text;
        table.filter(text);
        return isNew;
    }

    /** Shows what came of a change. */
    final <R extends Record> void saved(Saved<R> saved, Consumer<Stored<R>> show) {
        switch (saved) {
            case Saved.Done<R>(var row, var how) -> {
                show.accept(row);
                said(how);
            }
            case Saved.Overtaken<R>(var divergence) -> stage.choose(divergence);
        }
    }

    final void said(How how) {
        switch (how) {
            case ALONE -> stage.say(Kind.GOOD, "say.saved");
            case JOINED -> stage.say(Kind.GOOD, "say.joined");
        }
    }

    final String yesOrNo(boolean value) {
        return stage.texts().get(value ? "yes" : "no");
    }

    static Action action(KeyUse use, Runnable run) {
        return new Action(use, run);
    }
}
