package org.evertill.ui.shell.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.util.Locale;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.workbench.IWorkbench;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices;
import org.evertill.ui.Screens;
import org.evertill.ui.Session;
import org.evertill.ui.Slots;
import org.evertill.ui.Till;
import org.evertill.ui.UiTasks;
import org.evertill.ui.UiTasks.Lane;
import org.evertill.ui.keys.Keyboard;
import org.evertill.ui.shell.Startup;
import org.evertill.ui.widget.Widgets;
import org.jspecify.annotations.Nullable;

/** The first screen: start, what is wrong, joining head office, login. Shows one of them at a time; none is a dead end. */
public final class StartPart {

    private final IEclipseContext application;
    private final UiTasks tasks;
    private final Notices notices;
    private final Session session;
    private final Startup startup;
    private final Keyboard keyboard;
    private final Messages texts;
    private @Nullable Composite pages;
    private @Nullable LoginPage login;

    @Inject
    public StartPart(
            IWorkbench workbench,
            UiTasks tasks,
            Notices notices,
            Session session,
            Startup startup,
            Keyboard keyboard,
            Locale locale) {
        this.application = workbench.getApplication().getContext();
        this.tasks = tasks;
        this.notices = notices;
        this.session = session;
        this.startup = startup;
        this.keyboard = keyboard;
        this.texts = Messages.beside(StartPart.class, locale);
    }

    @PostConstruct
    void create(Composite parent, Screens screens) {
        var stack = new Composite(parent, SWT.NONE);
        stack.setLayout(new StackLayout());
        pages = stack;
        var stop = session.listen(staff -> {
            if (staff.isPresent()) {
                screens.showFirst(() -> notices.show(Notices.Kind.PROBLEM, texts.get("login.no-screen")));
            } else {
                screens.show(Slots.START);
                showLogin();
            }
        });
        stack.addListener(SWT.Dispose, e -> stop.run());
        open();
    }

    @Focus
    void focus() {
        if (pages != null && ((StackLayout) pages.getLayout()).topControl instanceof Control top) {
            top.setFocus();
        }
    }

    private void open() {
        show(starting());
        tasks.ask(Lane.BACKGROUND, startup::open, outcome -> {
            switch (outcome) {
                case Outcome.Ok<Till>(var till) -> opened(till);
                case Outcome.Failed<Till>(var problem) -> broken(problem);
            }
        });
    }

    private void opened(Till till) {
        tasks.ask(Lane.BACKGROUND, () -> startup.place(till), outcome -> {
            switch (outcome) {
                case Outcome.Failed<?>(var problem) -> broken(problem);
                case Outcome.Ok<?>(java.util.Optional<?> place) when place.isPresent() -> enrolled(till);
                case Outcome.Ok<?> notEnrolled -> enrol(till);
            }
        });
    }

    private void enrol(Till till) {
        show(new EnrolPage(page(), till, tasks, notices, texts, () -> enrolled(till)));
    }

    private void enrolled(Till till) {
        application.set(Till.class, till);
        tasks.run(Lane.BACKGROUND, () -> begun(till), begun -> {});
        login = new LoginPage(page(), till, tasks, notices, session, keyboard, texts);
        showLogin();
    }

    private boolean begun(Till till) {
        startup.begin(till);
        return true;
    }

    private void showLogin() {
        if (login != null && !login.isDisposed()) {
            show(login);
            login.begin();
        }
    }

    private void broken(Problem problem) {
        show(new BrokenPage(page(), notices.text(problem), problem.code(), texts, this::open));
    }

    private Composite starting() {
        var card = new Card(page());
        Label title = Widgets.label(card.content(), texts.get("starting.title"), "title");
        title.setLayoutData(Widgets.wide());
        Widgets.label(card.content(), texts.get("starting.text"), "body").setLayoutData(Widgets.wide());
        return card;
    }

    private Composite page() {
        if (pages == null) {
            throw new IllegalStateException("the part is not made yet");
        }
        return pages;
    }

    private void show(Control page) {
        var stack = page();
        if (stack.isDisposed()) {
            return;
        }
        ((StackLayout) stack.getLayout()).topControl = page;
        stack.layout();
        page.setFocus();
        for (Control other : stack.getChildren()) {
            if (other != page && other != login) {
                other.dispose();
            }
        }
    }
}
