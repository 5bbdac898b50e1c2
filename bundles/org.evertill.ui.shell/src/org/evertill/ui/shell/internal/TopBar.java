package org.evertill.ui.shell.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.e4.core.commands.ECommandService;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.evertill.domain.Staff;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.Session;
import org.evertill.ui.Till;
import org.evertill.ui.UiTasks;
import org.evertill.ui.UiTasks.Lane;
import org.evertill.ui.keys.Keyboard;
import org.evertill.ui.shell.Place;
import org.evertill.ui.shell.Startup;
import org.evertill.ui.widget.TouchButton;
import org.evertill.ui.widget.TouchButton.Look;
import org.evertill.ui.widget.Widgets;
import org.jspecify.annotations.Nullable;

/** The bar at the top: which till this is, what time it is, who works at it, keys, settings, lock. */
public final class TopBar {

    private static final long CLOCK_PERIOD_MS = 5_000;
    private static final int LEAST_PLACE = 40;

    private final UiTasks tasks;
    private final Session session;
    private final Formats formats;
    private final Clock clock;
    private final Keyboard keyboard;
    private final Messages texts;
    private @Nullable Label place;
    private @Nullable Label time;
    private @Nullable Label person;
    private @Nullable TouchButton settings;
    private @Nullable TouchButton lock;

    @Inject
    public TopBar(UiTasks tasks, Session session, Formats formats, Clock clock, Keyboard keyboard, Locale locale) {
        this.tasks = tasks;
        this.session = session;
        this.formats = formats;
        this.clock = clock;
        this.keyboard = keyboard;
        this.texts = Messages.beside(TopBar.class, locale);
    }

    @PostConstruct
    void create(Composite parent, Startup startup, ECommandService commands, EHandlerService handlers) {
        // Whoever looks at the window for a moment has to see that nothing of it counts.
        boolean isTraining = startup.isTraining();
        var bar = isTraining ? band(parent) : Widgets.style(new Composite(parent, SWT.NONE), "surface");
        var layout = Widgets.layout(isTraining ? 8 : 7, 8, 0);
        layout.marginLeft = 16;
        layout.marginRight = 8;
        layout.marginHeight = 4;
        bar.setLayout(layout);
        Widgets.label(bar, "Evertill", "brand");
        if (isTraining) {
            Widgets.id(Widgets.label(bar, texts.get("top.training"), "title"), "top.training");
        }
        place = Widgets.id(Widgets.style(new Label(bar, SWT.NONE), "muted"), "top.place");
        // Takes what the buttons leave, for on a small screen all of them stand in one row.
        var left = Widgets.wide();
        left.widthHint = LEAST_PLACE;
        place.setLayoutData(left);
        time = Widgets.label(bar, "", "body");
        person = Widgets.id(Widgets.label(bar, "", "strong"), "top.person");
        button(bar, "top.keys", key("keys"), () -> execute("org.evertill.command.keys", commands, handlers));
        settings = button(
                bar,
                "top.settings",
                key("settings"),
                () -> execute("org.evertill.command.settings", commands, handlers));
        lock = button(bar, "top.lock", key("lock"), () -> {
            boolean locks = session.staff().isPresent();
            execute(locks ? "org.evertill.command.lock" : "org.evertill.command.exit", commands, handlers);
        });
        showTime();
        showPerson(session.staff());
        var stopListening = session.listen(this::showPerson);
        var stopClock = tasks.every(CLOCK_PERIOD_MS, this::showTime);
        bar.addListener(SWT.Dispose, e -> {
            stopListening.run();
            stopClock.run();
        });
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void tillIsUp(Till till, Startup startup) {
        tasks.attempt(Lane.BACKGROUND, () -> startup.place(till), this::showPlace);
    }

    /** The workbench gives what stands in a bar a style of its own, so the colour is one further in. */
    private static Composite band(Composite parent) {
        var whole = new Composite(parent, SWT.NONE);
        whole.setLayout(new FillLayout());
        return Widgets.style(new Composite(whole, SWT.NONE), "training");
    }

    private TouchButton button(Composite bar, String key, String keyName, Runnable pressed) {
        var button = new TouchButton(bar, Look.PLAIN, texts.get(key), keyName, pressed);
        var cell = new GridData(SWT.END, SWT.CENTER, false, false);
        cell.heightHint = Widgets.TOUCH;
        button.setLayoutData(cell);
        return Widgets.id(button, key);
    }

    private String key(String command) {
        return keyboard.named("org.evertill.key." + command, texts.locale()).orElse("");
    }

    private static void execute(String command, ECommandService commands, EHandlerService handlers) {
        handlers.executeHandler(commands.createCommand(command, null));
    }

    private void showPlace(Optional<Place> where) {
        if (place != null && !place.isDisposed()) {
            place.setText(where.map(Place::name).orElse(""));
            place.requestLayout();
        }
    }

    private void showTime() {
        if (time != null && !time.isDisposed()) {
            time.setText(formats.time(clock.instant()));
            time.requestLayout();
        }
    }

    private void showPerson(Optional<Staff> staff) {
        if (person != null && lock != null && settings != null && !person.isDisposed()) {
            settings.setEnabled(staff.isPresent());
            person.setText(staff.map(Staff::name).orElse(""));
            lock.setText(texts.get(staff.isPresent() ? "top.lock" : "top.exit"));
            lock.setKey(key(staff.isPresent() ? "lock" : "exit"));
            lock.requestLayout();
            person.requestLayout();
        }
    }
}
