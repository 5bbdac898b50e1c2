package org.evertill.ui.report.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
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
import org.evertill.ui.report.internal.ReportPage.Action;
import org.evertill.ui.report.internal.ReportView.Offers;
import org.evertill.ui.widget.Keypad;
import org.evertill.ui.widget.ScreenKeys;
import org.jspecify.annotations.Nullable;

/** The screen of reports: puts its pieces together. */
public final class ReportPart {

    private static final int PAGE = 8;

    private final Till till;
    private final UiTasks tasks;
    private final Notices notices;
    private final Session session;
    private final Formats formats;
    private final Clock clock;
    private final Keyboard keyboard;
    private final Messages texts;
    private @Nullable ReportPage page;
    private @Nullable ReportControl control;

    @Inject
    public ReportPart(
            Till till,
            UiTasks tasks,
            Notices notices,
            Session session,
            Formats formats,
            Clock clock,
            Keyboard keyboard,
            Locale locale) {
        this.till = till;
        this.tasks = tasks;
        this.notices = notices;
        this.session = session;
        this.formats = formats;
        this.clock = clock;
        this.keyboard = keyboard;
        this.texts = keyboard.texts(ReportPart.class, locale);
    }

    @PostConstruct
    void create(Composite parent, Screens screens) {
        var actions = actions();
        var made = new ReportPage(
                parent,
                texts,
                actions,
                new Action(ReportKeys.NEXT, "", name(ReportKeys.NEXT), Offers.NOTHING, doing(ReportControl::enter)),
                this::touched);
        var asking = new Asking(till, tasks, made, texts, notices::text);
        var making = new ReportControl(
                till,
                tasks,
                session,
                texts,
                clock,
                Files.ofTheUser(),
                made,
                new ReportDisplay(made, texts, formats),
                asking,
                screens::leave);
        page = made;
        control = making;
        made.choices.onActivated(making::enter);
        made.table.onActivated(making::enter);
        made.receipts.onActivated(making::enter);
        made.approvers.onChosen(asking::forget);
        ScreenKeys.to(made.screen, keys(made, making, actions)::handle);
        var stopNotices = notices.listen(made::say);
        var stopSession = session.listen(staff -> making.forget());
        made.screen.addListener(SWT.Dispose, e -> {
            stopNotices.run();
            stopSession.run();
        });
    }

    @Focus
    void focus() {
        if (page != null && control != null) {
            page.screen.forceFocus();
            control.begin();
        }
    }

    private KeyActions keys(ReportPage made, ReportControl making, List<Action> actions) {
        var keys = new KeyActions(keyboard, new ReportKeys())
                .typing(making::type)
                .on(ReportKeys.NEXT, making::enter)
                .on(CommonKeys.ENTER, making::enter)
                .on(CommonKeys.BACKSPACE, making::back)
                .on(CommonKeys.UP, () -> making.move(-1))
                .on(CommonKeys.DOWN, () -> making.move(1))
                .on(CommonKeys.LEFT, () -> making.shift(-1))
                .on(CommonKeys.RIGHT, () -> making.shift(1))
                .on(CommonKeys.PAGE_UP, () -> making.move(-PAGE))
                .on(CommonKeys.PAGE_DOWN, () -> making.move(PAGE))
                .on(CommonKeys.HOME, () -> making.move(Short.MIN_VALUE))
                .on(CommonKeys.END, () -> making.move(Short.MAX_VALUE));
        actions.forEach(action -> keys.on(action.use(), action.run()));
        return keys.listed(made.screen, () -> true);
    }

    private List<Action> actions() {
        return List.of(
                action(ReportKeys.TODAY, Offers.DAYS, ReportControl::today),
                action(ReportKeys.YESTERDAY, Offers.DAYS, ReportControl::yesterday),
                action(ReportKeys.WEEK, Offers.DAYS, ReportControl::thisWeek),
                action(ReportKeys.OTHER, Offers.DAYS, ReportControl::otherDays),
                action(ReportKeys.SAVE, Offers.TABLE, ReportControl::save),
                action(ReportKeys.BACK, Offers.NOTHING, ReportControl::escape));
    }

    private Action action(KeyUse use, Offers offer, Consumer<ReportControl> what) {
        return new Action(use, texts.get(use.id()), name(use), offer, doing(what));
    }

    private String name(KeyUse use) {
        return keyboard.name(use, texts.locale());
    }

    /** Buttons are made before the control is. */
    private Runnable doing(Consumer<ReportControl> what) {
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
