package org.evertill.ui.shift.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.evertill.shift.CashMovementKind;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices;
import org.evertill.ui.Screens;
import org.evertill.ui.Session;
import org.evertill.ui.Till;
import org.evertill.ui.UiTasks;
import org.evertill.ui.keys.CommonKeys;
import org.evertill.ui.keys.KeyActions;
import org.evertill.ui.keys.KeyUse;
import org.evertill.ui.keys.Keyboard;
import org.evertill.ui.shift.internal.ShiftView.Action;
import org.evertill.ui.widget.Keypad;
import org.evertill.ui.widget.ScreenKeys;
import org.jspecify.annotations.Nullable;

/** The screen of shift and cash: puts its pieces together. */
public final class ShiftPart {

    private static final int PAGE = 6;

    private final Till till;
    private final UiTasks tasks;
    private final Notices notices;
    private final Session session;
    private final Formats formats;
    private final Keyboard keyboard;
    private final Messages texts;
    private @Nullable ShiftView view;
    private @Nullable ShiftControl control;

    @Inject
    public ShiftPart(
            Till till,
            UiTasks tasks,
            Notices notices,
            Session session,
            Formats formats,
            Keyboard keyboard,
            Locale locale) {
        this.till = till;
        this.tasks = tasks;
        this.notices = notices;
        this.session = session;
        this.formats = formats;
        this.keyboard = keyboard;
        this.texts = keyboard.texts(ShiftPart.class, locale);
    }

    @PostConstruct
    void create(Composite parent, Screens screens) {
        var words = new ShiftWords(texts, formats);
        var actions = actions();
        var made = new ShiftView(
                parent,
                texts,
                words,
                actions,
                new Action(ShiftKeys.NEXT, "", name(ShiftKeys.NEXT), doing(ShiftControl::goOn)),
                this::touched);
        var display = new ShiftDisplay(made, words, texts, notices::text);
        var making = new ShiftControl(
                till,
                tasks,
                session,
                notices,
                words,
                display,
                new Asking(till, tasks, made, texts, notices),
                new Printing(till, tasks, notices),
                screens::leave);
        view = made;
        control = making;
        var keys = new KeyActions(keyboard, new ShiftKeys())
                .typing(making::type)
                .on(ShiftKeys.NEXT, making::goOn)
                .on(CommonKeys.ENTER, making::enter)
                .on(CommonKeys.BACKSPACE, making::back)
                .on(CommonKeys.UP, () -> making.move(-1))
                .on(CommonKeys.DOWN, () -> making.move(1))
                .on(CommonKeys.PAGE_UP, () -> making.move(-PAGE))
                .on(CommonKeys.PAGE_DOWN, () -> making.move(PAGE));
        actions.forEach(action -> keys.on(action.use(), action.run()));
        ScreenKeys.to(made.screen, keys.listed(made.screen, () -> true)::handle);
        var stopNotices = notices.listen(display::say);
        made.screen.addListener(SWT.Dispose, e -> stopNotices.run());
    }

    @Focus
    void focus() {
        if (view != null && control != null) {
            view.entry.setFocus();
            control.begin();
        }
    }

    /** Named as X and Z name them. */
    private List<Action> actions() {
        return List.of(
                movement(CashMovementKind.PAID_IN, ShiftKeys.PAID_IN),
                movement(CashMovementKind.PAID_OUT, ShiftKeys.PAID_OUT),
                movement(CashMovementKind.DROP, ShiftKeys.DROP),
                movement(CashMovementKind.LOAN, ShiftKeys.LOAN),
                action(ShiftKeys.COUNT, ShiftControl::count),
                action(ShiftKeys.X, ShiftControl::x),
                action(ShiftKeys.COPY, ShiftControl::copy),
                action(ShiftKeys.BACK, ShiftControl::escape));
    }

    private Action movement(CashMovementKind kind, KeyUse use) {
        return new Action(use, texts.get("button." + kind.name()), name(use), doing(control -> control.movement(kind)));
    }

    private Action action(KeyUse use, Consumer<ShiftControl> what) {
        return new Action(use, texts.get(use.id()), name(use), doing(what));
    }

    private String name(KeyUse use) {
        return keyboard.name(use, texts.locale());
    }

    /** Buttons are made before the control is. */
    private Runnable doing(Consumer<ShiftControl> what) {
        return () -> {
            if (control != null) {
                what.accept(control);
            }
        };
    }

    private void touched(char key) {
        if (control == null) {
            return;
        }
        switch (key) {
            case Keypad.ENTER -> control.enter();
            case Keypad.BACKSPACE -> control.back();
            default -> control.type(key);
        }
    }
}
