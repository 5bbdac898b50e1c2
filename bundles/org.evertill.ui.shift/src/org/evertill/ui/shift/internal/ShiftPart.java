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
import org.evertill.ui.shift.internal.ShiftView.Action;
import org.evertill.ui.widget.Keypad;
import org.evertill.ui.widget.ScreenKeys;
import org.jspecify.annotations.Nullable;

/** The screen of shift and cash: puts its pieces together. */
public final class ShiftPart {

    private final Till till;
    private final UiTasks tasks;
    private final Notices notices;
    private final Session session;
    private final Formats formats;
    private final Messages texts;
    private @Nullable ShiftView view;
    private @Nullable ShiftControl control;

    @Inject
    public ShiftPart(Till till, UiTasks tasks, Notices notices, Session session, Formats formats, Locale locale) {
        this.till = till;
        this.tasks = tasks;
        this.notices = notices;
        this.session = session;
        this.formats = formats;
        this.texts = Messages.beside(ShiftPart.class, locale);
    }

    @PostConstruct
    void create(Composite parent, Screens screens) {
        var words = new ShiftWords(texts, formats);
        var actions = actions();
        var made = new ShiftView(parent, texts, words, actions, this::touched, doing(ShiftControl::goOn));
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
        ScreenKeys.to(made.screen, new ShiftKeys(making, actions)::handle);
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
                movement(CashMovementKind.PAID_IN, SWT.F2, "F2"),
                movement(CashMovementKind.PAID_OUT, SWT.F3, "F3"),
                movement(CashMovementKind.DROP, SWT.F4, "F4"),
                movement(CashMovementKind.LOAN, SWT.F5, "F5"),
                action("shift.count", SWT.F6, "F6", ShiftControl::count),
                action("shift.x", SWT.F7, "F7", ShiftControl::x),
                action("shift.copy", SWT.F8, "F8", ShiftControl::copy),
                action("shift.back", SWT.ESC, "Esc", ShiftControl::escape));
    }

    private Action movement(CashMovementKind kind, int key, String keyName) {
        return new Action(
                "shift." + kind.name(),
                texts.get("button." + kind.name()),
                key,
                keyName,
                doing(control -> control.movement(kind)));
    }

    private Action action(String id, int key, String keyName, Consumer<ShiftControl> what) {
        return new Action(id, texts.get(id), key, keyName, doing(what));
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
