package org.evertill.ui.shell.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.di.extensions.EventTopic;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.evertill.devices.DeviceDesk;
import org.evertill.devices.PrinterSettings;
import org.evertill.kernel.Outcome;
import org.evertill.settings.SaleSettings;
import org.evertill.settings.SettingDesk;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices;
import org.evertill.ui.Preferences;
import org.evertill.ui.Session;
import org.evertill.ui.Till;
import org.evertill.ui.UiTasks;
import org.evertill.ui.UiTasks.Lane;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.keys.Keyboard;
import org.evertill.ui.shell.Place;
import org.evertill.ui.shell.Startup;
import org.evertill.ui.widget.FocusWalk;
import org.jspecify.annotations.Nullable;

/** Puts what all screens share into the application's context and ends it with the window. */
public final class ShellAddon {

    private static final long IDLE_PERIOD_MS = 5_000;
    private static final long SETTING_PERIOD_MS = 60_000;

    private final IEclipseContext context;
    private final Display display;
    private @Nullable UiTasks tasks;
    private @Nullable Language language;
    private @Nullable KeyList keys;

    @Inject
    public ShellAddon(IEclipseContext context, Display display) {
        this.context = context;
        this.display = display;
    }

    @PostConstruct
    void begin() {
        Executor uiThread = this::onUi;
        var notices = new Notices(uiThread, Messages.beside(Notices.class, Locale.getDefault()));
        var started = new UiTasks(uiThread, notices::problem);
        tasks = started;
        context.set(Notices.class, notices);
        context.set(UiTasks.class, started);
        context.set(Session.class, new Session());
        var preferences = preferences(started);
        context.set(Preferences.class, preferences);
        var speaking = new Language(context, display, notices);
        language = speaking;
        var commands = new CommandKeys(context.get(MApplication.class), ShellAddon::screens);
        var keyboard = new Keyboard(preferences, commands, ShellAddon::screens);
        context.set(Keyboard.class, keyboard);
        keyboard.on(display);
        var list = new KeyList(display, keyboard, () -> context.get(Locale.class));
        context.set(KeyList.class, list);
        keys = list;
        new Appearance(context, display, preferences, speaking, () -> commands.bind(keyboard)).begin();
        fillMonitor();
        if (context.get(Clock.class) == null) {
            context.set(Clock.class, Clock.systemUTC());
        }
        FocusWalk.on(display);
        lockWhenIdle(preferences, started);
    }

    /** What screens do by keys; those of this bundle need no service. */
    private static List<KeySource> screens() {
        return Stream.concat(
                        Services.of(KeySource.class, KeySource::id).stream(),
                        Stream.of(new LoginKeys(), new SettingsKeys()))
                .toList();
    }

    /** The list is about the screen that was seen. */
    @Inject
    @Optional
    void screenChanged(@UIEventTopic(UIEvents.ElementContainer.TOPIC_SELECTEDELEMENT) Object event) {
        if (keys != null) {
            keys.close();
        }
    }

    private void lockWhenIdle(Preferences preferences, UiTasks started) {
        var lock = new IdleLock(preferences, context.get(Session.class), context.get(Clock.class));
        for (int sign : new int[] {SWT.KeyDown, SWT.MouseDown, SWT.MouseMove, SWT.Touch}) {
            display.addFilter(sign, e -> lock.touched());
        }
        started.every(IDLE_PERIOD_MS, lock::check);
        started.every(SETTING_PERIOD_MS, () -> readSetting(started, lock));
    }

    /** A till that is not up yet, or belongs to no shop, has nothing to say of it. */
    private void readSetting(UiTasks started, IdleLock lock) {
        if (context.get(Till.class) instanceof Till till) {
            started.ask(
                    Lane.BACKGROUND,
                    () -> till.service(SettingDesk.class).then(desk -> desk.value(SaleSettings.LOCK_MINUTES)),
                    minutes -> {
                        if (minutes instanceof Outcome.Ok<Integer>(var said)) {
                            lock.chainSays(said);
                        }
                    });
        }
    }

    /** Read before the window is made, so that it is not seen in another theme first; without a place to keep them they end with it. */
    private Preferences preferences(UiTasks started) {
        var file = context.get(Startup.class) instanceof Startup startup
                ? startup.directory().map(PreferenceFile::new)
                : java.util.Optional.<PreferenceFile>empty();
        return new Preferences(
                file.map(PreferenceFile::read).orElse(Map.of()),
                values -> file.map(kept -> kept.holds(values))
                        .ifPresent(kept -> started.attempt(Lane.BACKGROUND, kept::write, written -> {})));
    }

    /** The window is maximised; where no window manager does that, it has the monitor's size. */
    private void fillMonitor() {
        var area = display.getPrimaryMonitor().getClientArea();
        context.get(MApplication.class).getChildren().forEach(window -> {
            window.setX(area.x);
            window.setY(area.y);
            window.setWidth(area.width);
            window.setHeight(area.height);
        });
    }

    /**
     * Where nothing frames the window, it is smaller than the monitor by the frame that was expected: takes that room,
     * too.
     */
    @Inject
    @Optional
    void shown(@UIEventTopic(UIEvents.UILifeCycle.APP_STARTUP_COMPLETE) Object startup) {
        for (Shell shell : display.getShells()) {
            var monitor = shell.getMonitor().getBounds();
            var client = shell.getClientArea();
            var corner = shell.toDisplay(0, 0);
            if (shell.getParent() == null && corner.x == monitor.x && corner.y == monitor.y) {
                var size = shell.getSize();
                shell.setSize(size.x + monitor.width - client.width, size.y + monitor.height - client.height);
            }
        }
    }

    /** Until the store is known, days and hours are those of this machine. */
    @Inject
    @Optional
    void tillIsUp(Till till) {
        if (tasks != null) {
            tasks.attempt(
                    Lane.BACKGROUND,
                    () -> context.get(Startup.class).place(till),
                    place -> place.filter(p -> !p.country().isEmpty()).ifPresent(this::isAt));
            tasks.ask(Lane.BACKGROUND, () -> till.service(DeviceDesk.class).map(DeviceDesk::printer), this::printer);
        }
    }

    /** A window without a printer has nothing to say of it. */
    private void printer(Outcome<java.util.Optional<PrinterSettings>> answer) {
        if (answer instanceof Outcome.Ok<java.util.Optional<PrinterSettings>>(var printer) && language != null) {
            printer.map(PrinterSettings::language).ifPresent(language::printIn);
        }
    }

    private void isAt(Place place) {
        if (language != null) {
            language.at(place);
        }
    }

    @Inject
    @Optional
    void end(@EventTopic(UIEvents.UILifeCycle.APP_SHUTDOWN_STARTED) Object shutdown) {
        for (Shell shell : display.getShells()) {
            shell.setVisible(false);
        }
        if (tasks != null) {
            tasks.close();
        }
        var startup = context.get(Startup.class);
        if (startup != null) {
            startup.close();
        }
    }

    private void onUi(Runnable work) {
        if (display.isDisposed()) {
            return;
        }
        try {
            display.asyncExec(work);
        } catch (SWTException e) {
            if (e.code != SWT.ERROR_DEVICE_DISPOSED) {
                throw e;
            }
        }
    }
}
