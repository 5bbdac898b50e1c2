package org.evertill.ui.conflict.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.util.Locale;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices;
import org.evertill.ui.Screens;
import org.evertill.ui.Session;
import org.evertill.ui.Till;
import org.evertill.ui.UiTasks;
import org.evertill.ui.keys.Keyboard;
import org.evertill.ui.widget.ScreenKeys;
import org.jspecify.annotations.Nullable;

/** The screen of what waits for a person: puts its pieces together. */
public final class ConflictPart {

    private static final long PERIOD_MS = 2_000;

    private final Till till;
    private final UiTasks tasks;
    private final Notices notices;
    private final Session session;
    private final Keyboard keyboard;
    private final Messages texts;
    private @Nullable ConflictView view;
    private @Nullable ConflictControl control;

    @Inject
    public ConflictPart(Till till, UiTasks tasks, Notices notices, Session session, Keyboard keyboard, Locale locale) {
        this.till = till;
        this.tasks = tasks;
        this.notices = notices;
        this.session = session;
        this.keyboard = keyboard;
        this.texts = keyboard.texts(ConflictPart.class, locale);
    }

    @PostConstruct
    void create(Composite parent, Screens screens) {
        var made = new ConflictView(parent, texts, use -> keyboard.name(use, texts.locale()));
        var display = new ConflictDisplay(made, new Sentences(texts), notices::text);
        var locale = texts.locale();
        var making =
                new ConflictControl(() -> Matters.of(till, locale), tasks, session, texts, display, screens::leave);
        view = made;
        control = making;
        made.steps(making);
        var keys = new ConflictKeys(keyboard, making, made.screen);
        ScreenKeys.to(made.screen, keys::handle);
        made.list.onChosen(making::mark);
        made.comparison.onTouched(making::chooseAt);
        made.typed.addListener(SWT.Modify, e -> making.typing(made.typed.getText()));
        made.typed.addListener(SWT.KeyDown, e -> e.doit = !keys.handleWhileTyping(e));
        made.typed.addListener(SWT.Traverse, e -> e.doit = false);
        var stopReading = tasks.every(PERIOD_MS, this::refreshIfSeen);
        var stopNotices = notices.listen(display::say);
        made.screen.addListener(SWT.Dispose, e -> {
            stopReading.run();
            stopNotices.run();
        });
    }

    @Focus
    void focus() {
        if (view != null && control != null) {
            view.screen.forceFocus();
            control.refresh();
        }
    }

    private void refreshIfSeen() {
        if (view != null && control != null && !view.screen.isDisposed() && view.screen.isVisible()) {
            control.refresh();
        }
    }
}
