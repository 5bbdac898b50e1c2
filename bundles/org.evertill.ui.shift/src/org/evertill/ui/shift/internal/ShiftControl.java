package org.evertill.ui.shift.internal;

import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.evertill.domain.Shift;
import org.evertill.domain.Staff;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.shift.CashMovement;
import org.evertill.shift.CashMovementKind;
import org.evertill.shift.CashSlip;
import org.evertill.shift.DrawerCount;
import org.evertill.shift.ShiftDesk;
import org.evertill.shift.ShiftDesk.Acting;
import org.evertill.shift.ShiftDesk.Counting;
import org.evertill.shift.ShiftDesk.Move;
import org.evertill.shift.ShiftReport;
import org.evertill.shift.ShiftSlip;
import org.evertill.staff.Approvals.Wanted;
import org.evertill.ui.Formats;
import org.evertill.ui.Notices;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.Notices.Notice;
import org.evertill.ui.Session;
import org.evertill.ui.Till;
import org.evertill.ui.UiTasks;
import org.evertill.ui.UiTasks.Lane;

/** Translates keys and touches into what is done with the shift and its drawer. UI thread only; everything returns at once. */
final class ShiftControl {

    private static final int MAX_TYPED = ShiftDesk.MAX_REASON;

    private final Till till;
    private final UiTasks tasks;
    private final Session session;
    private final Notices notices;
    private final ShiftWords words;
    private final ShiftDisplay display;
    private final Asking asking;
    private final Printing printing;
    private final Runnable leave;
    private final StringBuilder typed = new StringBuilder();
    private Optional<Drawer> drawer = Optional.empty();
    private Task task = new Task.Overview();
    private boolean working;

    /** Does something with the shift. */
    private interface Step<T> {
        Outcome<T> apply(ShiftDesk desk);
    }

    /** What is done with what came of a step. */
    private interface Then<T> {
        void show(T result);
    }

    /**
     * @param leave goes back to selling
     */
    ShiftControl(
            Till till,
            UiTasks tasks,
            Session session,
            Notices notices,
            ShiftWords words,
            ShiftDisplay display,
            Asking asking,
            Printing printing,
            Runnable leave) {
        this.till = till;
        this.tasks = tasks;
        this.session = session;
        this.notices = notices;
        this.words = words;
        this.display = display;
        this.asking = asking;
        this.printing = printing;
        this.leave = leave;
    }

    /** The screen is opened: how does it stand? What was begun before goes on. */
    void begin() {
        if (task instanceof Task.Overview) {
            refresh(Optional.empty());
        } else {
            show();
        }
    }

    void type(char character) {
        if (asking.isAsking()) {
            asking.type(character);
        } else if (typed.length() < MAX_TYPED) {
            typed.append(character);
            show();
        }
    }

    void back() {
        if (asking.isAsking()) {
            asking.back();
        } else if (!typed.isEmpty()) {
            typed.setLength(typed.length() - 1);
            show();
        }
    }

    void move(int by) {
        display.move(by);
    }

    /** What was typed is taken. */
    void enter() {
        if (asking.isAsking()) {
            asking.enter();
        } else if (!working) {
            switch (task) {
                case Task.Overview overview -> openWithFloat();
                case Task.Amount(var kind) -> amountTyped(kind);
                case Task.Reason(var kind, var amount) -> reasonTyped(kind, amount);
                case Task.Count(var tally) -> piecesTyped(tally);
                case Task.Left left -> close();
                case Task.Slip slip -> leaveSlip();
            }
        }
    }

    /** The obvious next step. */
    void goOn() {
        if (asking.isAsking() || working) {
            return;
        }
        if (task instanceof Task.Count(var tally)) {
            if (typed.isEmpty() || piecesTyped(tally)) {
                counted();
            }
        } else if (task instanceof Task.Overview
                && drawer.flatMap(Drawer::open).isPresent()
                && typed.isEmpty()
                && !needsFloat()) {
            if (drawer.filter(Drawer::isCounted).isPresent()) {
                begin(new Task.Left());
            } else {
                count();
            }
        } else {
            enter();
        }
    }

    /** One step back, at last to selling. */
    void escape() {
        if (asking.isAsking()) {
            asking.leave();
            show();
        } else if (!typed.isEmpty()) {
            typed.setLength(0);
            show();
        } else if (task instanceof Task.Overview) {
            leave.run();
        } else if (!working) {
            begin(new Task.Overview());
        }
    }

    void movement(CashMovementKind kind) {
        if (isOpen()) {
            begin(new Task.Amount(kind));
        }
    }

    void count() {
        if (isOpen()) {
            begin(new Task.Count(
                    Tally.of(drawer.flatMap(Drawer::open).orElseThrow().currencies())));
        }
    }

    void x() {
        if (isOpen()) {
            step(desk -> desk.x(acting()), this::reported);
        }
    }

    /** The last Z once more, or the one whose number was typed. */
    void copy() {
        if (!working && !asking.isAsking()) {
            var number = Optional.of(typed.toString().strip()).filter(text -> !text.isEmpty());
            step(desk -> desk.copy(staffId(), number), this::reported);
        }
    }

    /** Of a shift that is counted already nobody asks that any more. */
    private boolean needsFloat() {
        return drawer.filter(now -> now.needsFloat() && !now.isCounted()).isPresent();
    }

    private boolean isOpen() {
        if (working || asking.isAsking()) {
            return false;
        }
        if (drawer.flatMap(Drawer::open).isEmpty()) {
            drawer.ifPresent(d -> display.say(words.news(drawer, new Task.Overview())));
            return false;
        }
        return true;
    }

    private void begin(Task next) {
        task = next;
        typed.setLength(0);
        display.mark(0);
        show();
    }

    private void openWithFloat() {
        if (drawer.isEmpty()) {
            return;
        }
        var now = drawer.get();
        if (now.open().isPresent() && !now.needsFloat()) {
            display.say(words.news(drawer, task));
            return;
        }
        var money = typed.isEmpty() ? Optional.<Money>empty() : amount();
        if (typed.isEmpty() && now.open().isPresent() || money.isEmpty() && !typed.isEmpty()) {
            refuseAmount();
            return;
        }
        step(desk -> desk.open(staffId(), money), this::opened);
    }

    private void opened(Shift shift) {
        typed.setLength(0);
        notices.show(Kind.GOOD, words.opened(shift.number(), shift.openingFloat()));
        refresh(Optional.empty());
        leave.run();
    }

    private void amountTyped(CashMovementKind kind) {
        amount().filter(money -> !money.isZero())
                .ifPresentOrElse(money -> begin(new Task.Reason(kind, money)), this::refuseAmount);
    }

    private void reasonTyped(CashMovementKind kind, Money amount) {
        var reason = Optional.of(typed.toString().strip()).filter(text -> !text.isEmpty());
        if (kind.needsReason() && reason.isEmpty()) {
            display.say(words.news(drawer, task));
            return;
        }
        step(desk -> desk.move(new Move(acting(), kind, amount, reason)), this::moved);
    }

    private void moved(CashMovement moved) {
        var store = drawer.orElseThrow().store();
        var by = session.staff().map(Staff::name).orElse("");
        printing.print(locale -> CashSlip.document(moved, store, by, locale));
        begin(new Task.Overview());
        refresh(Optional.of(words.moved(moved)));
    }

    /** Whether it could be taken; the next value is marked then. */
    private boolean piecesTyped(Tally tally) {
        var text = typed.toString().strip();
        if (!text.matches("\\d{0,5}")) {
            display.say(new Notice(Kind.WARNING, words.noPieces(text)));
            return false;
        }
        int index = display.marked();
        if (!text.isEmpty()) {
            task = new Task.Count(tally.with(index, Long.parseLong(text)));
        }
        typed.setLength(0);
        display.mark(Math.min(index + 1, tally.rows().size() - 1));
        show();
        return true;
    }

    private void counted() {
        if (task instanceof Task.Count(var tally)) {
            step(desk -> desk.count(new Counting(acting(), tally.found())), (DrawerCount count) -> {
                begin(new Task.Overview());
                refresh(Optional.empty());
            });
        }
    }

    private void close() {
        var left = typed.isEmpty() ? Optional.<Money>empty() : amount();
        if (!typed.isEmpty() && left.isEmpty()) {
            refuseAmount();
        } else {
            step(desk -> desk.close(acting(), left), this::reported);
        }
    }

    private void reported(ShiftReport report) {
        printing.print(locale -> ShiftSlip.document(report, locale));
        begin(new Task.Slip(report));
        refresh(Optional.empty());
    }

    private void leaveSlip() {
        begin(new Task.Overview());
    }

    private Optional<Money> amount() {
        return drawer.flatMap(now -> amount(typed.toString(), now.currency()));
    }

    private static Optional<Money> amount(String text, Currency currency) {
        return Formats.typedNumber(text)
                .filter(number -> number.scale() <= currency.getDefaultFractionDigits())
                .map(number -> Money.of(number, currency, RoundingMode.UNNECESSARY));
    }

    private void refuseAmount() {
        display.say(new Notice(Kind.WARNING, words.noAmount(typed.toString())));
    }

    private String staffId() {
        return session.staff().or(session::last).map(Staff::id).orElse("");
    }

    private Acting acting() {
        return Acting.of(staffId());
    }

    private <T> void step(Step<T> step, Then<T> then) {
        step(desk -> desk, step, then);
    }

    private <T> void step(UnaryOperator<ShiftDesk> acting, Step<T> step, Then<T> then) {
        working = tasks.ask(
                Lane.BACKGROUND,
                () -> till.service(ShiftDesk.class).map(acting).then(step::apply),
                outcome -> done(outcome, step, then));
    }

    private <T> void done(Outcome<T> outcome, Step<T> step, Then<T> then) {
        working = false;
        if (display.isGone()) {
            return;
        }
        switch (outcome) {
            case Outcome.Ok<T>(var result) -> then.show(result);
            case Outcome.Failed<T>(var problem) -> refused(problem, step, then);
        }
    }

    private <T> void refused(Problem problem, Step<T> step, Then<T> then) {
        Wanted.of(problem)
                .ifPresentOrElse(
                        wanted -> asking.ask(wanted, approval -> {
                            show();
                            step(desk -> desk.with(approval), step, then);
                        }),
                        () -> display.say(new Notice(Kind.PROBLEM, display.text(problem))));
    }

    /** Reads anew how it stands. */
    private void refresh(Optional<Notice> news) {
        var staff = staffId();
        tasks.ask(Lane.BACKGROUND, () -> Drawer.read(till, staff), outcome -> {
            if (display.isGone()) {
                return;
            }
            switch (outcome) {
                case Outcome.Ok<Drawer>(var now) -> {
                    drawer = Optional.of(now);
                    show();
                    news.ifPresent(display::say);
                }
                case Outcome.Failed<Drawer>(var problem) ->
                    display.say(new Notice(Kind.PROBLEM, display.text(problem)));
            }
        });
    }

    private void show() {
        if (!asking.isAsking()) {
            display.show(drawer, task, typed.toString());
        }
    }
}
