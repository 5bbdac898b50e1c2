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
import org.evertill.ui.report.internal.ReportPage.Action;
import org.evertill.ui.report.internal.ReportView.Offers;
import org.evertill.ui.widget.Keypad;
import org.evertill.ui.widget.ScreenKeys;
import org.jspecify.annotations.Nullable;

/** The screen of reports: puts its pieces together. */
public final class ReportPart {

    private final Till till;
    private final UiTasks tasks;
    private final Notices notices;
    private final Session session;
    private final Formats formats;
    private final Clock clock;
    private final Messages texts;
    private @Nullable ReportPage page;
    private @Nullable ReportControl control;

    @Inject
    public ReportPart(
            Till till, UiTasks tasks, Notices notices, Session session, Formats formats, Clock clock, Locale locale) {
        this.till = till;
        this.tasks = tasks;
        this.notices = notices;
        this.session = session;
        this.formats = formats;
        this.clock = clock;
        this.texts = Messages.beside(ReportPart.class, locale);
    }

    @PostConstruct
    void create(Composite parent, Screens screens) {
        var actions = actions();
        var made = new ReportPage(parent, texts, actions, this::touched, doing(ReportControl::enter));
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
        ScreenKeys.to(made.screen, new ReportKeys(making, actions)::handle);
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

    private List<Action> actions() {
        return List.of(
                action("days.today", SWT.F2, "F2", Offers.DAYS, ReportControl::today),
                action("days.yesterday", SWT.F3, "F3", Offers.DAYS, ReportControl::yesterday),
                action("days.week", SWT.F4, "F4", Offers.DAYS, ReportControl::thisWeek),
                action("days.other", SWT.F5, "F5", Offers.DAYS, ReportControl::otherDays),
                action("report.save", SWT.F8, "F8", Offers.TABLE, ReportControl::save),
                action("report.back", SWT.ESC, "Esc", Offers.NOTHING, ReportControl::escape));
    }

    private Action action(String id, int key, String keyName, Offers offer, Consumer<ReportControl> what) {
        return new Action(id, texts.get(id), key, keyName, offer, doing(what));
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
