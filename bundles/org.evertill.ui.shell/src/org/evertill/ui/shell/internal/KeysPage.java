package org.evertill.ui.shell.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.evertill.kernel.Outcome;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.SettingsPage;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.keys.KeyUse;
import org.evertill.ui.keys.Keyboard;
import org.evertill.ui.keys.Stroke;
import org.evertill.ui.widget.Column;
import org.evertill.ui.widget.RowList;
import org.evertill.ui.widget.TouchButton;
import org.evertill.ui.widget.TouchButton.Look;
import org.evertill.ui.widget.Widgets;

/** Which key does what; another one is chosen by pressing it. */
final class KeysPage implements SettingsPage {

    private static final int KEY_WIDTH = 220;
    private static final int BUTTON_HEIGHT = 60;
    /** Which row is marked: stays while the page is made anew with other names of keys. */
    private static final String MARKED = KeysPage.class.getName() + ".marked";

    private final Keyboard keyboard;

    KeysPage(Keyboard keyboard) {
        this.keyboard = keyboard;
    }

    @Override
    public String id() {
        return "org.evertill.settings.keys";
    }

    @Override
    public String title(Locale locale) {
        return texts(locale).get("keys");
    }

    @Override
    public Keys create(Composite parent, Surroundings around) {
        return new Shown(parent, around);
    }

    private static Messages texts(Locale locale) {
        return Messages.beside(KeysPage.class, locale);
    }

    /** A key that can be chosen. */
    private record Row(KeySource source, KeyUse use) {}

    /** The page while it is seen. */
    private final class Shown implements Keys {

        private final Surroundings around;
        private final Messages texts;
        private final RowList<Row> list;
        private Runnable stopAsking = () -> {};
        private Optional<Row> waiting = Optional.empty();

        Shown(Composite parent, Surroundings around) {
            this.around = around;
            this.texts = texts(around.locale());
            list = Widgets.id(
                    new RowList<>(
                            parent,
                            List.of(
                                    Column.<Row>words(
                                            texts.get("keys.what"),
                                            this::words,
                                            row -> row.source().title(around.locale())),
                                    Column.<Row>numbers(texts.get("keys.key"), KEY_WIDTH, this::key))),
                    "keys.list");
            list.setLayoutData(Widgets.fill());
            var marked = list.getDisplay().getData(MARKED) instanceof Integer before ? before : 0;
            list.show(rows(), marked);
            list.onChosen(this::stopWaiting);
            list.onActivated(this::enter);
            var bar = Widgets.grid(parent, 2, 10);
            button(bar, "keys.change", "Enter", this::enter);
            button(bar, "keys.standard", "", this::standard);
            list.addListener(SWT.Dispose, e -> stopAsking.run());
        }

        private void button(Composite bar, String id, String key, Runnable does) {
            var button = Widgets.id(new TouchButton(bar, Look.PLAIN, texts.get(id), key, does), id);
            var cell = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
            cell.widthHint = button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
            cell.heightHint = BUTTON_HEIGHT;
            button.setLayoutData(cell);
        }

        private List<Row> rows() {
            var rows = new ArrayList<Row>();
            for (KeySource source : keyboard.all()) {
                source.uses().stream()
                        .filter(use -> use.kind() == KeyUse.Kind.FREE)
                        .forEach(use -> rows.add(new Row(source, use)));
            }
            return rows;
        }

        private String words(Row row) {
            return keyboard.words(row.source(), row.use(), around.locale());
        }

        private String key(Row row) {
            if (waiting.filter(row::equals).isPresent()) {
                return texts.get("keys.press");
            }
            var name = keyboard.name(row.use(), around.locale());
            return keyboard.isChosen(row.use()) ? texts.get("keys.own", name) : name;
        }

        @Override
        public void move(int by) {
            list.move(by);
        }

        @Override
        public void enter() {
            waiting = list.selected();
            list.redraw();
            waiting.ifPresent(row -> {
                stopAsking = keyboard.ask(list::isVisible, stroke -> pressed(row, stroke));
                around.say(Kind.INFO, texts.get("keys.say.press", words(row)));
            });
        }

        @Override
        public boolean back() {
            boolean waited = waiting.isPresent();
            stopWaiting();
            return waited;
        }

        private void stopWaiting() {
            waiting = Optional.empty();
            stopAsking.run();
            list.redraw();
        }

        private void standard() {
            stopWaiting();
            around.say(Kind.GOOD, texts.get("keys.say.standard"));
            keyboard.standard();
        }

        private void pressed(Row row, Stroke stroke) {
            stopWaiting();
            if (stroke.code() == SWT.ESC) {
                return;
            }
            list.getDisplay().setData(MARKED, list.selectedIndex());
            // What was chosen makes the page anew.
            if (keyboard.choose(row.source(), row.use(), stroke, around.locale())
                    instanceof Outcome.Failed<Stroke>(var problem)) {
                enter();
                around.say(problem);
            }
        }
    }
}
