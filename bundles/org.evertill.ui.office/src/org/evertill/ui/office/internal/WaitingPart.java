package org.evertill.ui.office.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.sync.merge.Incident;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.Notices.Notice;
import org.evertill.ui.Screens;
import org.evertill.ui.Session;
import org.evertill.ui.Till;
import org.evertill.ui.UiTasks;
import org.evertill.ui.UiTasks.Lane;
import org.evertill.ui.keys.Keyboard;
import org.evertill.ui.keys.ScreenFrame;
import org.evertill.ui.keys.ScreenFrame.Action;
import org.evertill.ui.office.internal.Matter.Steps;
import org.evertill.ui.widget.Column;
import org.evertill.ui.widget.RowList;
import org.evertill.ui.widget.Widgets;
import org.jspecify.annotations.Nullable;

/** The screen of what waits for people in the whole chain: what was set aside, what has something wrong, what is contested. */
public final class WaitingPart {

    private static final int LIST_PERCENT = 38;
    private static final int GAP = 12;

    private final Till office;
    private final UiTasks tasks;
    private final Notices notices;
    private final Session session;
    private final Keyboard keyboard;
    private final Messages texts;
    private @Nullable ScreenFrame frame;
    private @Nullable RowList<Matter> list;
    private @Nullable Label told;
    private @Nullable Label todo;
    private boolean reading;
    private boolean settling;
    private String toBeClosed = "";

    @Inject
    public WaitingPart(Till office, UiTasks tasks, Notices notices, Session session, Keyboard keyboard, Locale locale) {
        this.office = office;
        this.tasks = tasks;
        this.notices = notices;
        this.session = session;
        this.keyboard = keyboard;
        this.texts = keyboard.texts(WaitingPart.class, locale);
    }

    @PostConstruct
    void create(Composite parent, Screens screens) {
        var made = new ScreenFrame(
                parent,
                new WaitingKeys(),
                keyboard,
                texts,
                List.of(
                        new Action(WaitingKeys.BACK, screens::leave),
                        new Action(WaitingKeys.REFRESH, this::refresh),
                        new Action(WaitingKeys.CLOSE, this::close),
                        new Action(WaitingKeys.NEXT, this::next)));
        frame = made;
        var halves = Widgets.grid(made.middle(), 2, GAP);
        halves.setLayoutData(Widgets.fill());
        var matters = new RowList<>(
                halves, List.of(Column.<Matter>words(texts.get("waiting.matter"), Matter::brief, Matter::detail)));
        matters.setEmptyText(texts.get("waiting.none"));
        list = Widgets.id(matters, "waiting.list");
        var left = new GridData(SWT.FILL, SWT.FILL, false, true);
        matters.setLayoutData(left);
        var right = Widgets.style(new Composite(halves, SWT.NONE), "surface");
        right.setLayout(Widgets.layout(1, 2 * GAP, 2 * GAP));
        right.setLayoutData(Widgets.fill());
        told = text(right, "subtitle", "waiting.told");
        todo = text(right, "body strong", "waiting.todo");
        halves.addListener(SWT.Resize, e -> {
            left.widthHint = halves.getClientArea().width * LIST_PERCENT / 100;
            halves.layout();
        });
        matters.onChosen(this::show);
        made.list(matters, this::show);
        var stop = notices.listen(made::say);
        made.screen().addListener(SWT.Dispose, e -> stop.run());
        show();
    }

    @Focus
    void focus() {
        if (frame != null) {
            frame.screen().forceFocus();
            refresh();
        }
    }

    private static Label text(Composite parent, String style, String id) {
        var label = Widgets.id(Widgets.label(parent, "", style), id);
        label.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
        return label;
    }

    private Optional<Matter> marked() {
        return list == null ? Optional.empty() : list.selected();
    }

    private void show() {
        toBeClosed = "";
        if (frame == null || told == null || todo == null) {
            return;
        }
        var now = marked();
        told.setText(now.map(WaitingPart::lines).orElse(""));
        todo.setText(now.map(this::todo).orElse(""));
        told.getParent().layout();
        var steps = now.map(Matter::steps).orElse(Steps.NONE);
        frame.offer(WaitingKeys.NEXT, steps != Steps.NONE && !settling);
        frame.offer(WaitingKeys.CLOSE, steps == Steps.RELEASE_OR_CLOSE && !settling);
        frame.name(WaitingKeys.NEXT, texts.get(steps == Steps.CLOSE ? "waiting.note" : "waiting.next"));
    }

    private String todo(Matter matter) {
        return matter.todo().isEmpty() ? texts.get("waiting.todo." + matter.steps()) : matter.todo();
    }

    private static String lines(Matter matter) {
        String all = String.join("\n", matter.told());
        return matter.reason().isEmpty() ? all : all + "\n\n" + matter.reason();
    }

    private void refresh() {
        if (!reading) {
            var locale = texts.locale();
            reading = tasks.ask(
                    Lane.BACKGROUND,
                    () -> office.service(HeadOfficeDesk.class).map(desk -> Matter.read(desk, locale)),
                    this::read);
        }
    }

    private void read(Outcome<List<Matter>> answer) {
        reading = false;
        if (frame == null || frame.screen().isDisposed() || list == null) {
            return;
        }
        switch (answer) {
            case Outcome.Ok<List<Matter>>(var matters) -> {
                list.show(matters, Math.max(0, list.selectedIndex()));
                show();
            }
            case Outcome.Failed<List<Matter>>(var problem) -> say(Kind.PROBLEM, text(problem));
        }
    }

    /** Takes in what was set aside, takes note of everything else. */
    private void next() {
        boolean isSetAside = marked().map(Matter::steps)
                .filter(Steps.RELEASE_OR_CLOSE::equals)
                .isPresent();
        settle((desk, matter, person) -> isSetAside
                ? desk.incidents().release(matter.id(), person)
                : desk.incidents().close(matter.id(), person));
    }

    /** Twice, for it is never taken after that: the first time it says so. */
    private void close() {
        var now = marked();
        if (now.isEmpty()) {
            return;
        }
        if (!toBeClosed.equals(now.get().id())) {
            toBeClosed = now.get().id();
            say(Kind.WARNING, texts.get("waiting.sure"));
            return;
        }
        settle((desk, matter, person) -> desk.incidents().close(matter.id(), person));
    }

    private interface Settling {

        Outcome<Incident> apply(HeadOfficeDesk desk, Matter matter, String person);
    }

    private void settle(Settling how) {
        var now = marked();
        var person = session.staff();
        if (now.isEmpty() || person.isEmpty() || settling) {
            return;
        }
        String id = person.get().id();
        settling = tasks.ask(
                Lane.BACKGROUND,
                () -> office.service(HeadOfficeDesk.class)
                        .then(desk -> OfficeRights.decide(desk, id).then(may -> how.apply(desk, now.get(), id))),
                this::settled);
        show();
    }

    private void settled(Outcome<Incident> answer) {
        settling = false;
        switch (answer) {
            case Outcome.Ok<Incident>(var incident) -> {
                boolean isStill = incident.status() == Incident.Status.OPEN;
                say(isStill ? Kind.WARNING : Kind.GOOD, texts.get("waiting." + incident.status()));
            }
            case Outcome.Failed<Incident>(var problem) -> say(Kind.PROBLEM, text(problem));
        }
        refresh();
    }

    private String text(Problem problem) {
        return texts.of(problem).orElseGet(() -> notices.text(problem));
    }

    private void say(Kind kind, String text) {
        if (frame != null && !frame.screen().isDisposed()) {
            frame.say(new Notice(kind, text));
        }
    }
}
