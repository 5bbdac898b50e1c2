package org.evertill.ui.sell.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices;
import org.evertill.ui.Session;
import org.evertill.ui.Till;
import org.evertill.ui.UiTasks;
import org.evertill.ui.keys.Keyboard;
import org.evertill.ui.sell.internal.SellView.Leaving;
import org.evertill.ui.widget.Keypad;
import org.evertill.ui.widget.ScreenKeys;
import org.jspecify.annotations.Nullable;

/** The sell screen: puts its pieces together. */
public final class SellPart {

    /** Who is logged in works here no more. */
    private static final String ENDED = "staff.ended";

    private final Till till;
    private final UiTasks tasks;
    private final Notices notices;
    private final Session session;
    private final Formats formats;
    private final Clock clock;
    private final Keyboard keyboard;
    private final Messages texts;
    private @Nullable SellView view;
    private @Nullable DeskPresenter presenter;
    private @Nullable SellController controller;

    @Inject
    public SellPart(
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
        this.texts = keyboard.texts(SellPart.class, locale);
    }

    @PostConstruct
    void create(Composite parent) {
        var made = new SellView(parent, texts, formats, this::touched);
        var panes = new Panes(made);
        var kept = Kept.of(parent.getDisplay(), () -> new Kept(new SellDesk(till, tasks, view -> {}), new NotSold()));
        var desk = kept.desk();
        desk.showOn(this::show);
        var search = new ProductSearch(till, tasks, clock);
        var typing = new EntryControl(search, made, panes, texts);
        var approvals = new ApprovalControl(till, tasks, made, panes, texts, notices, desk::scan);
        var words = new PayWords(texts, formats);
        var paying = new PayControl(desk, made, panes, texts, words, keyboard);
        var questions = new QuestionControl(made, panes, desk::scan);
        var control = new SellController(
                desk, typing, made, panes, approvals, questions, paying, kept.notSold(), texts, notices, clock);
        made.onEntryWanted(typing::refresh);
        view = made;
        controller = control;
        var more = new MoreControl(control, new MoreSteps(till, desk), questions, texts, formats, clock);
        presenter = new DeskPresenter(
                control, approvals, paying, words, more, made, panes, new Totals(texts, formats), formats, texts);
        addButtonsAndKeys(made, control, paying, more);
        session.staff().ifPresent(desk::begin);
        var stopSession = session.listen(staff -> staff.ifPresent(desk::begin));
        var stopNotices = notices.listen(n -> control.say(n.kind(), n.text()));
        made.screen.addListener(SWT.Dispose, e -> {
            stopSession.run();
            stopNotices.run();
            search.forget();
        });
    }

    @Focus
    void focus() {
        if (view != null) {
            view.entry.setFocus();
        }
    }

    private void addButtonsAndKeys(SellView made, SellController control, PayControl paying, MoreControl more) {
        var actions = new SellActions(control, more, texts, keyboard);
        var small = new ArrayList<>(actions.small());
        small.addAll(actions.brought(control));
        var seldom = actions.seldom();
        var cash = actions.cash();
        var exact = actions.exact();
        made.addButtons(
                small, seldom, cash, exact, control::notSoldCount, new Leaving(control::mayLeave, control::escape));
        var all = new ArrayList<>(small);
        all.addAll(seldom);
        all.addAll(List.of(cash, exact));
        ScreenKeys.to(made.screen, new SellKeys(keyboard, made.screen, control, paying, all)::handle);
    }

    private void touched(char key) {
        if (controller == null) {
            return;
        }
        switch (key) {
            case Keypad.ENTER -> controller.enter();
            case Keypad.BACKSPACE -> controller.back();
            default -> controller.type(key, (int) clock.millis());
        }
    }

    private void show(DeskView desks) {
        if (presenter != null) {
            presenter.show(desks);
        }
        desks.problem().filter(p -> p.code().equals(ENDED)).ifPresent(problem -> {
            session.lock();
            notices.problem(problem);
        });
    }
}
