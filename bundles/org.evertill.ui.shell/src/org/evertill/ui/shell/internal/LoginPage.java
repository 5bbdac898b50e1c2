package org.evertill.ui.shell.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.evertill.domain.Permission;
import org.evertill.domain.Staff;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.staff.Approvals;
import org.evertill.staff.Approvals.Wanted;
import org.evertill.staff.Login;
import org.evertill.sync.SyncReport;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.Notices.Notice;
import org.evertill.ui.Session;
import org.evertill.ui.Till;
import org.evertill.ui.UiTasks;
import org.evertill.ui.UiTasks.Lane;
import org.evertill.ui.keys.CommonKeys;
import org.evertill.ui.keys.KeyActions;
import org.evertill.ui.keys.KeyUse;
import org.evertill.ui.keys.Keyboard;
import org.evertill.ui.widget.Banner;
import org.evertill.ui.widget.Column;
import org.evertill.ui.widget.Keypad;
import org.evertill.ui.widget.RowList;
import org.evertill.ui.widget.ScreenKeys;
import org.evertill.ui.widget.TouchButton;
import org.evertill.ui.widget.TouchButton.Look;
import org.evertill.ui.widget.Widgets;

/** Choose a person, type the PIN. The last person is chosen already, so that a PIN and Enter are enough. */
final class LoginPage extends Composite {

    private static final int PAD_WIDTH = 330;
    private static final int LIST_WIDTH = 440;
    private static final int HEIGHT = 456;

    private final Till till;
    private final UiTasks tasks;
    private final Notices notices;
    private final Session session;
    private final Messages texts;
    private final RowList<Staff> people;
    private final PinEntry pin;
    private final Banner banner;
    private final TouchButton load;
    private final TouchButton unlock;
    private boolean checking;
    private RoleWords roles;
    private Optional<Staff> lockedOut = Optional.empty();
    private boolean unlocking;

    LoginPage(
            Composite parent,
            Till till,
            UiTasks tasks,
            Notices notices,
            Session session,
            Keyboard keyboard,
            Messages texts) {
        super(parent, SWT.NONE);
        this.till = till;
        this.tasks = tasks;
        this.notices = notices;
        this.session = session;
        this.texts = texts;
        this.roles = new RoleWords(texts, Map.of());
        setLayout(Widgets.layout(1, 0, 16));
        var middle = Widgets.style(new Composite(this, SWT.NONE), "surface");
        middle.setLayoutData(new GridData(SWT.CENTER, SWT.CENTER, true, true));
        var halves = Widgets.layout(2, 28, 28);
        halves.verticalSpacing = 12;
        middle.setLayout(halves);
        var left = column(middle, LIST_WIDTH);
        var right = column(middle, PAD_WIDTH);
        Widgets.label(left, texts.get("login.title"), "title").setLayoutData(Widgets.wide());
        people = people(left);
        load = Widgets.id(
                new TouchButton(left, Look.PLAIN, texts.get("login.load"), name(keyboard, LoginKeys.LOAD), this::load),
                "login.load");
        load.setLayoutData(Widgets.wide());
        unlock = Widgets.id(
                new TouchButton(
                        left, Look.PLAIN, texts.get("login.unlock"), name(keyboard, LoginKeys.UNLOCK), this::unlock),
                "login.unlock");
        unlock.setLayoutData(Widgets.wide());
        offer(unlock, false);
        Widgets.label(left, texts.get("login.hint"), "muted").setLayoutData(Widgets.wide());
        var dots = new PinDots(right);
        dots.setLayoutData(Widgets.wide());
        pin = new PinEntry(dots);
        new Keypad(right, Keypad.Keys.PIN, "Enter", this::touched).setLayoutData(Widgets.fill());
        banner = Widgets.id(new Banner(middle), "login.banner");
        var below = Widgets.wide();
        below.horizontalSpan = 2;
        banner.setLayoutData(below);
        ScreenKeys.to(this, keys(keyboard)::handle);
        var stop = notices.listen(Widgets.whileAlive(this, banner::show));
        addListener(SWT.Dispose, e -> stop.run());
    }

    private String name(Keyboard keyboard, KeyUse use) {
        return keyboard.name(use, texts.locale());
    }

    /** Shows the people of now, the last one chosen, and waits for a PIN. */
    void begin() {
        pin.clear();
        banner.clear();
        showPeople();
    }

    private void showPeople() {
        unlocking = false;
        offer(unlock, false);
        tasks.attempt(
                Lane.BACKGROUND,
                () -> till.service(Login.class).map(login -> new Shown(login.people(), login.roleNames())),
                Widgets.whileAlive(this, this::show));
    }

    /** Who may log in, or unlock, and what the roles are called. */
    private record Shown(List<Staff> people, Map<String, String> roles) {}

    private Composite column(Composite parent, int width) {
        var column = Widgets.style(new Composite(parent, SWT.NONE), "surface");
        column.setLayout(Widgets.layout(1, 12, 0));
        var cell = new GridData(SWT.FILL, SWT.FILL, true, true);
        cell.widthHint = width;
        cell.heightHint = HEIGHT;
        column.setLayoutData(cell);
        return column;
    }

    private RowList<Staff> people(Composite parent) {
        var list = new RowList<>(
                parent, List.of(Column.<Staff>words(texts.get("login.person"), Staff::name, s -> roles.of(s))));
        list.setLayoutData(Widgets.fill());
        list.onChosen(() -> pin.clear());
        return Widgets.id(list, "login.people");
    }

    private void show(Shown shown) {
        var staff = shown.people();
        roles = new RoleWords(texts, shown.roles());
        var last = lockedOut.or(session::last).map(Staff::id).orElse("");
        int chosen = 0;
        for (int i = 0; i < staff.size(); i++) {
            if (staff.get(i).id().equals(last)) {
                chosen = i;
            }
        }
        people.setEmptyText(texts.get("login.nobody"));
        people.show(staff, chosen);
        offer(load, staff.isEmpty() && !unlocking);
    }

    private static void offer(TouchButton button, boolean now) {
        button.setVisible(now);
        ((GridData) button.getLayoutData()).exclude = !now;
        button.getParent().layout();
    }

    /** Somebody whom wrong PINs have locked out asks somebody who may unlock. */
    private void unlock() {
        if (!unlock.getVisible() || checking) {
            return;
        }
        pin.clear();
        unlocking = true;
        offer(unlock, false);
        banner.show(new Notice(
                Kind.INFO,
                texts.get("login.unlocking", lockedOut.map(Staff::name).orElse(""))));
        tasks.attempt(
                Lane.BACKGROUND,
                () -> till.service(Approvals.class)
                        .map(a -> new Shown(a.approvers(Permission.UNLOCK_STAFF.name()), roles.names())),
                Widgets.whileAlive(this, this::show));
    }

    private Outcome<Staff> unlocked(Staff locked, String approverId, char[] typed) {
        return till.service(Approvals.class)
                .then(a -> a.approve(Wanted.unlocking(locked.id()), approverId, typed))
                .then(approval -> till.service(Login.class).then(login -> login.unlock(approval)));
    }

    private void answeredUnlocking(Outcome<Staff> outcome) {
        checking = false;
        switch (outcome) {
            case Outcome.Ok<Staff>(var person) -> {
                showPeople();
                banner.show(new Notice(Kind.GOOD, texts.get("login.unlocked", person.name())));
            }
            case Outcome.Failed<Staff>(var problem) -> banner.show(new Notice(Kind.PROBLEM, notices.text(problem)));
        }
    }

    private KeyActions keys(Keyboard keyboard) {
        return new KeyActions(keyboard, new LoginKeys())
                .typing(this::typed)
                .on(CommonKeys.ENTER, () -> touched(Keypad.ENTER))
                .on(CommonKeys.BACKSPACE, () -> touched(Keypad.BACKSPACE))
                .on(CommonKeys.UP, () -> move(-1))
                .on(CommonKeys.DOWN, () -> move(1))
                .on(CommonKeys.LEFT, () -> move(-1))
                .on(CommonKeys.RIGHT, () -> move(1))
                .on(LoginKeys.UNLOCK, unlock::press)
                .on(LoginKeys.LOAD, load::press)
                .on(LoginKeys.BACK, this::leave)
                .listed(this, () -> true);
    }

    private void typed(char character) {
        if (character >= '0' && character <= '9') {
            touched(character);
        }
    }

    private void move(int by) {
        people.move(by);
        pin.clear();
    }

    private void leave() {
        pin.clear();
        banner.clear();
        if (unlocking) {
            showPeople();
        }
    }

    private void touched(char key) {
        if (checking) {
            return;
        }
        switch (key) {
            case Keypad.ENTER -> login();
            case Keypad.BACKSPACE -> pin.removeLast();
            default -> pin.add(key);
        }
    }

    private void login() {
        var person = people.selected();
        if (person.isEmpty() || pin.isEmpty()) {
            return;
        }
        var typed = pin.take();
        banner.show(new Notice(Kind.INFO, texts.get("login.checking")));
        var locked = lockedOut.filter(p -> unlocking);
        if (locked.isPresent()) {
            checking = tasks.ask(
                    Lane.BACKGROUND,
                    () -> unlocked(locked.get(), person.get().id(), typed),
                    Widgets.whileAlive(this, this::answeredUnlocking));
            return;
        }
        lockedOut = person;
        checking = tasks.ask(
                Lane.BACKGROUND,
                () -> till.service(Login.class).then(l -> l.login(person.get().id(), typed)),
                Widgets.whileAlive(this, this::answered));
    }

    private void answered(Outcome<Staff> outcome) {
        checking = false;
        switch (outcome) {
            case Outcome.Ok<Staff>(var person) -> {
                banner.clear();
                lockedOut = Optional.empty();
                session.begin(person);
            }
            case Outcome.Failed<Staff>(var problem) -> refused(problem);
        }
    }

    private void refused(Problem problem) {
        banner.show(new Notice(Kind.PROBLEM, notices.text(problem)));
        offer(unlock, problem.code().equals("staff.locked"));
    }

    private void load() {
        if (load.getVisible() && !checking) {
            banner.show(new Notice(Kind.INFO, texts.get("enrol.connecting")));
            LongConsumer quiet = rows -> {};
            tasks.ask(Lane.BACKGROUND, () -> Joining.load(till, quiet), Widgets.whileAlive(this, this::loaded));
        }
    }

    private void loaded(Outcome<SyncReport> outcome) {
        begin();
        if (outcome instanceof Outcome.Failed<SyncReport>(var problem)) {
            refused(problem);
        }
    }
}
