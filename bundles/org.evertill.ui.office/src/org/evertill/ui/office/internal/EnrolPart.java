package org.evertill.ui.office.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Store;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.access.Enrolling;
import org.evertill.headoffice.access.Enrolling.Made;
import org.evertill.kernel.Outcome;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.Notices.Notice;
import org.evertill.ui.Screens;
import org.evertill.ui.Session;
import org.evertill.ui.Till;
import org.evertill.ui.UiTasks;
import org.evertill.ui.UiTasks.Lane;
import org.evertill.ui.keys.CommonKeys;
import org.evertill.ui.keys.Keyboard;
import org.evertill.ui.keys.ScreenFrame;
import org.evertill.ui.keys.ScreenFrame.Action;
import org.evertill.ui.widget.Column;
import org.evertill.ui.widget.Field;
import org.evertill.ui.widget.Fonts;
import org.evertill.ui.widget.RowList;
import org.evertill.ui.widget.Widgets;
import org.jspecify.annotations.Nullable;

/** The screen on which a till gets the one-time code that it joins with: choose the store or type a new one, type the register. */
public final class EnrolPart {

    /** How long a code is good: long enough to carry it to a shop that opens the next day. */
    private static final Duration VALID = Duration.ofHours(24);

    private static final int GAP = 12;
    private static final int PADDING = 24;

    private final Till office;
    private final UiTasks tasks;
    private final Notices notices;
    private final Session session;
    private final Formats formats;
    private final Keyboard keyboard;
    private final Messages texts;
    private final List<Control> ofNewStores = new ArrayList<>();
    private @Nullable ScreenFrame frame;
    private @Nullable RowList<Optional<Store>> stores;
    private @Nullable Text id;
    private @Nullable Text name;
    private @Nullable Text country;
    private @Nullable Text register;
    private @Nullable SymbolView symbol;
    private @Nullable Label code;
    private @Nullable Label how;
    private boolean making;

    @Inject
    public EnrolPart(
            Till office,
            UiTasks tasks,
            Notices notices,
            Session session,
            Formats formats,
            Keyboard keyboard,
            Locale locale) {
        this.office = office;
        this.tasks = tasks;
        this.notices = notices;
        this.session = session;
        this.formats = formats;
        this.keyboard = keyboard;
        this.texts = keyboard.texts(EnrolPart.class, locale);
    }

    @PostConstruct
    void create(Composite parent, Screens screens) {
        var made = new ScreenFrame(
                parent,
                new EnrolKeys(),
                keyboard,
                texts,
                List.of(new Action(EnrolKeys.BACK, screens::leave), new Action(EnrolKeys.MAKE, this::make)));
        frame = made;
        var halves = Widgets.grid(made.middle(), 2, GAP);
        ((GridLayout) halves.getLayout()).makeColumnsEqualWidth = true;
        halves.setLayoutData(Widgets.fill());
        var list = new RowList<>(
                halves,
                List.of(Column.<Optional<Store>>words(
                        texts.get("enrol.store"),
                        store -> store.map(Store::name).orElseGet(() -> texts.get("enrol.new")),
                        store -> store.map(Store::id).orElse(""))));
        list.setLayoutData(Widgets.fill());
        list.onChosen(this::chosen);
        stores = Widgets.id(list, "enrol.stores");
        form(halves);
        made.list(list, this::moved);
        var stop = notices.listen(made::say);
        var stopSession = session.listen(staff -> forget());
        made.screen().addListener(SWT.Dispose, e -> {
            stop.run();
            stopSession.run();
        });
    }

    @Focus
    void focus() {
        if (frame != null) {
            frame.screen().forceFocus();
            readStores(marked());
        }
    }

    private void form(Composite halves) {
        var right = Widgets.style(new Composite(halves, SWT.NONE), "surface");
        right.setLayout(Widgets.layout(1, GAP / 2, PADDING));
        right.setLayoutData(Widgets.fill());
        id = field(right, "enrol.id", true);
        name = field(right, "enrol.name", true);
        country = field(right, "enrol.country", true);
        register = field(right, "enrol.register", false);
        symbol = Widgets.id(new SymbolView(right, texts.get("enrol.symbol")), "enrol.symbol");
        symbol.setLayoutData(Widgets.fill());
        code = Widgets.id(Widgets.label(right, "", "title"), "enrol.code");
        code.setLayoutData(Widgets.wide());
        code.setFont(Fonts.monospaced(code, Fonts.TITLE));
        how = Widgets.id(Widgets.label(right, "", "body"), "enrol.how");
        how.setLayoutData(Widgets.wide());
    }

    private Text field(Composite parent, String key, boolean ofNew) {
        var caption = Widgets.label(parent, texts.get(key), "muted");
        caption.setLayoutData(Widgets.wide());
        var frameOfText = new Field(parent);
        frameOfText.setLayoutData(Widgets.wide());
        var text = Widgets.id(frameOfText.text(), key);
        text.addListener(SWT.DefaultSelection, e -> make());
        text.addListener(SWT.KeyDown, e -> e.doit = !typing(e));
        if (ofNew) {
            ofNewStores.add(caption);
            ofNewStores.add(frameOfText);
        }
        return text;
    }

    /** Keys of the screen while somebody types: the first Esc leaves the field. */
    private boolean typing(Event event) {
        if (frame == null
                || !frame.keys().means(event, EnrolKeys.MAKE, EnrolKeys.BACK, CommonKeys.UP, CommonKeys.DOWN)) {
            return false;
        }
        if (frame.keys().means(event, EnrolKeys.BACK)) {
            frame.screen().forceFocus();
        } else {
            frame.keys().handle(event);
        }
        return true;
    }

    /** A code is for who made it: whoever comes next does not find it on the screen. */
    private void forget() {
        if (symbol != null && code != null && how != null && frame != null) {
            symbol.clear();
            code.setText("");
            how.setText("");
            frame.say(new Notice(Kind.INFO, ""));
        }
    }

    private void typeFirst() {
        var first = marked().isEmpty() ? id : register;
        if (first != null) {
            first.setFocus();
        }
    }

    private void moved() {
        chosen();
        typeFirst();
    }

    private Optional<Store> marked() {
        return stores == null ? Optional.empty() : stores.selected().flatMap(store -> store);
    }

    private void chosen() {
        boolean isNew = marked().isEmpty();
        for (Control control : ofNewStores) {
            control.setVisible(isNew);
            ((GridData) control.getLayoutData()).exclude = !isNew;
        }
        ofNewStores.getFirst().getParent().layout(true, true);
    }

    /** Lists them, and marks one again. */
    private void readStores(Optional<Store> mark) {
        tasks.attempt(
                Lane.BACKGROUND,
                () -> office.service(HeadOfficeDesk.class).map(desk -> desk.all(DomainTypes.STORE)),
                known -> listed(known, mark));
    }

    private void listed(List<Store> known, Optional<Store> mark) {
        if (stores == null || stores.isDisposed() || register == null) {
            return;
        }
        var rows = new ArrayList<Optional<Store>>();
        known.stream()
                .sorted(Comparator.comparing(Store::name, String.CASE_INSENSITIVE_ORDER))
                .map(Optional::of)
                .forEach(rows::add);
        rows.add(Optional.empty());
        var ids = rows.stream().map(row -> row.map(Store::id)).toList();
        stores.show(rows, stores.selectedIndex() < 0 ? 0 : Math.max(0, ids.indexOf(mark.map(Store::id))));
        chosen();
        typeFirst();
    }

    private void make() {
        var person = session.staff();
        if (making || person.isEmpty() || register == null || id == null || name == null || country == null) {
            return;
        }
        if (register.getText().isBlank()) {
            say(Kind.WARNING, texts.get("enrol.needed"));
            register.setFocus();
            return;
        }
        var known = marked();
        var typed = new NewStore(id.getText(), name.getText(), country.getText());
        String code = register.getText().strip();
        String by = person.get().id();
        making = tasks.ask(
                Lane.BACKGROUND,
                () -> office.service(HeadOfficeDesk.class)
                        .then(desk -> OfficeRights.configure(desk, by)
                                .then(may -> store(desk, known, typed))
                                .then(store -> Enrolling.make(desk, store, code, VALID, by))),
                this::made);
    }

    /** A store is written whole with its code: the chosen one is as it is now, and a new one takes no other's place. */
    private static Outcome<Store> store(HeadOfficeDesk desk, Optional<Store> chosen, NewStore typed) {
        return chosen.<Outcome<Store>>map(seen ->
                        Outcome.ok(desk.find(DomainTypes.STORE, seen.id()).orElse(seen)))
                .orElseGet(() -> typed.store(ZoneId.systemDefault())
                        .then(store -> NewStore.free(store, desk.find(DomainTypes.STORE, store.id()))));
    }

    private void made(Outcome<Made> answer) {
        making = false;
        if (frame == null || frame.screen().isDisposed() || symbol == null || code == null || how == null) {
            return;
        }
        switch (answer) {
            case Outcome.Failed<Made>(var problem) ->
                say(Kind.PROBLEM, texts.of(problem).orElseGet(() -> notices.text(problem)));
            case Outcome.Ok<Made>(var done) -> {
                code.setText(done.code().code().text());
                symbol.show(done.code().code().text());
                String until = formats.dateTime(done.code().validUntil());
                boolean isLoopback = done.code().code().serverLetters().isEmpty();
                how.setText(texts.get(
                        isLoopback ? "enrol.how.loopback" : "enrol.how",
                        done.code().registerId(),
                        until));
                code.getParent().layout();
                say(Kind.GOOD, texts.get("enrol.made", done.code().registerId()));
                readStores(Optional.of(done.store()));
            }
        }
    }

    private void say(Kind kind, String text) {
        if (frame != null && !frame.screen().isDisposed()) {
            frame.say(new Notice(kind, text));
        }
    }
}
