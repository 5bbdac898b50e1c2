package org.evertill.ui.catalogue.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.swt.widgets.Event;
import org.evertill.catalogue.CatalogueDesk;
import org.evertill.catalogue.CatalogueDesk.Access;
import org.evertill.catalogue.Divergence;
import org.evertill.domain.Staff;
import org.evertill.domain.Store;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.Notices.Notice;
import org.evertill.ui.Session;
import org.evertill.ui.Till;
import org.evertill.ui.UiTasks;
import org.evertill.ui.UiTasks.Lane;
import org.evertill.ui.keys.CommonKeys;
import org.evertill.ui.keys.KeyActions;
import org.evertill.ui.keys.Keyboard;
import org.evertill.ui.widget.Keypad;

/** Says what every key and touch does: which topic is seen, what is typed, what is asked. UI thread only. */
final class CatalogueControl implements Stage {

    private static final Access NOTHING =
            new Access(new Store("", "", "", "EUR", "UTC", null, null), Set.of(), List.of());

    private final Till till;
    private final UiTasks tasks;
    private final Session session;
    private final Messages texts;
    private final Formats formats;
    private final Function<Problem, String> otherTexts;
    private final CataloguePage page;
    private final Keyboard keyboard;
    private final Runnable leave;
    private final Deque<Topic> before = new ArrayDeque<>();
    private final StringBuilder typed = new StringBuilder();
    private final Map<Topic, KeyActions> keys = new HashMap<>();
    private final KeyActions common;
    private Optional<Topics> topics = Optional.empty();
    private Access access = NOTHING;
    private String staffId = "";
    private long visit;

    /** The topics that there are. */
    interface Topics {

        /** The one that is seen first. */
        Topic first();

        /** All of them. */
        List<Topic> everything();

        /** That for what two people changed. */
        <T extends Record> void merge(Divergence<T> divergence);
    }

    /**
     * @param otherTexts of problems that this bundle has no text for
     * @param leave goes back to selling
     */
    CatalogueControl(
            Till till,
            UiTasks tasks,
            Session session,
            Messages texts,
            Formats formats,
            Function<Problem, String> otherTexts,
            CataloguePage page,
            Keyboard keyboard,
            Runnable leave) {
        this.till = till;
        this.tasks = tasks;
        this.session = session;
        this.texts = texts;
        this.formats = formats;
        this.otherTexts = otherTexts;
        this.page = page;
        this.keyboard = keyboard;
        this.leave = leave;
        this.common = common();
    }

    /** Everything is there. */
    void with(Topics all) {
        topics = Optional.of(all);
        all.everything().forEach(topic -> keys.put(topic, keysOf(topic)));
        to(all.first());
    }

    /** The screen is opened. */
    void begin() {
        var now = session.staff().or(session::last).map(Staff::id).orElse("");
        if (!now.equals(staffId)) {
            forget();
            staffId = now;
        }
        long mine = ++visit;
        tasks.ask(Lane.BACKGROUND, () -> desk().then(desk -> desk.open(now)), outcome -> {
            if (mine == visit && !page.isGone()) {
                entered(outcome);
            }
        });
    }

    /** Somebody else works here now, or nobody: the permission was the person's. */
    void forget() {
        visit++;
        access = NOTHING;
        staffId = "";
        typed.setLength(0);
        while (before.size() > 1) {
            before.removeLast();
        }
        seen().table().cancelEdit();
        shown();
    }

    /** Whether the key was the screen's. */
    boolean handle(Event event) {
        var table = seen().table();
        if (table.isEditing() && table.handle(event)) {
            return true;
        }
        var own = keys.get(seen());
        return own != null && own.handle(event) || common.handle(event);
    }

    /** A key of the pad. */
    void touched(char character) {
        if (seen().table().isEditing()) {
            seen().table().type(character);
            return;
        }
        switch (character) {
            case Keypad.ENTER -> enter();
            case Keypad.BACKSPACE -> write(() -> typed.setLength(Math.max(0, typed.length() - 1)));
            default -> write(() -> typed.append(character));
        }
    }

    /** One step back, at last to selling. */
    void escape() {
        if (seen().table().isEditing()) {
            seen().table().cancelEdit();
        } else if (!typed.isEmpty()) {
            write(() -> typed.setLength(0));
        } else if (!seen().isLeft()) {
            return;
        } else if (before.size() > 1) {
            back();
        } else {
            leave.run();
        }
    }

    @Override
    public void to(Topic topic) {
        typed.setLength(0);
        before.remove(topic);
        before.addLast(topic);
        shown();
        topic.begin();
    }

    @Override
    public void back() {
        typed.setLength(0);
        before.removeLast();
        shown();
        seen().begin();
    }

    @Override
    public <T extends Record> void choose(Divergence<T> divergence) {
        topics.ifPresent(all -> all.merge(divergence));
    }

    @Override
    public String entry() {
        return typed.toString();
    }

    @Override
    public void taken() {
        typed.setLength(0);
        changed();
    }

    @Override
    public void changed() {
        if (!before.isEmpty() && !page.isGone()) {
            page.head(seen().title(), typed.toString(), seen().hint());
        }
    }

    @Override
    public <T> void ask(Supplier<Outcome<T>> work, Consumer<T> then) {
        long mine = visit;
        tasks.ask(Lane.BACKGROUND, work, outcome -> {
            if (mine == visit && !page.isGone()) {
                switch (outcome) {
                    case Outcome.Ok<T>(var value) -> then.accept(value);
                    case Outcome.Failed<T>(var problem) -> say(problem);
                }
            }
        });
    }

    @Override
    public Outcome<CatalogueDesk> desk() {
        return till.service(CatalogueDesk.class);
    }

    @Override
    public void say(Kind kind, String key, Object... values) {
        page.say(new Notice(kind, texts.get(key, values)));
    }

    @Override
    public void say(Problem problem) {
        page.say(new Notice(Kind.PROBLEM, texts.of(problem).orElseGet(() -> otherTexts.apply(problem))));
    }

    @Override
    public Messages texts() {
        return texts;
    }

    @Override
    public Formats formats() {
        return formats;
    }

    @Override
    public UiTasks tasks() {
        return tasks;
    }

    @Override
    public String staffId() {
        return staffId;
    }

    @Override
    public Access access() {
        return access;
    }

    private Topic seen() {
        return before.getLast();
    }

    private void entered(Outcome<Access> outcome) {
        switch (outcome) {
            case Outcome.Ok<Access>(var mine) -> {
                access = mine;
                page.say(new Notice(Kind.INFO, mine.writable().isEmpty() ? texts.get("say.reads-only") : ""));
                seen().begin();
            }
            case Outcome.Failed<Access>(var problem) -> say(problem);
        }
    }

    /** What was said was about something else. */
    private void shown() {
        page.show(seen(), actions());
        page.say(new Notice(Kind.INFO, ""));
        changed();
    }

    private List<Action> actions() {
        var all = new ArrayList<>(seen().actions());
        all.add(new Action(CatalogueKeys.BACK, this::escape));
        return all;
    }

    private void write(Runnable change) {
        change.run();
        changed();
        seen().typed(typed.toString());
    }

    /** The obvious next step: what was typed is taken, or the marked cell is opened. */
    private void enter() {
        if (seen().entered(typed.toString())) {
            return;
        }
        var table = seen().table();
        if (table.isEditable() && table.size() > 0 && mayEdit()) {
            table.edit();
        } else {
            seen().opened();
        }
    }

    private boolean mayEdit() {
        return seen() instanceof TableTopic<?> topic && topic.mayEdit();
    }

    /** The keys of a topic work, and are listed, while it is seen. */
    private KeyActions keysOf(Topic topic) {
        var own = new KeyActions(keyboard, topic.keys());
        topic.actions().forEach(action -> own.on(action.use(), action.run()));
        return own.listed(page.screen, () -> seen() == topic);
    }

    private KeyActions common() {
        return new KeyActions(keyboard, new CatalogueKeys())
                .typing(this::touched)
                .on(CatalogueKeys.PAD, page::turnPad)
                .on(CatalogueKeys.BACK, this::escape)
                .on(CommonKeys.ENTER, this::enter)
                .on(CommonKeys.BACKSPACE, () -> touched(Keypad.BACKSPACE))
                .on(CommonKeys.UP, () -> seen().table().move(0, -1))
                .on(CommonKeys.DOWN, () -> seen().table().move(0, 1))
                .on(CommonKeys.LEFT, () -> seen().table().move(-1, 0))
                .on(CommonKeys.RIGHT, () -> seen().table().move(1, 0))
                .on(CommonKeys.PAGE_UP, () -> seen().table().movePage(-1))
                .on(CommonKeys.PAGE_DOWN, () -> seen().table().movePage(1))
                .on(
                        CommonKeys.HOME,
                        () -> seen().table().move(0, -seen().table().size()))
                .on(CommonKeys.END, () -> seen().table().move(0, seen().table().size()))
                .listed(page.screen, () -> true);
    }
}
