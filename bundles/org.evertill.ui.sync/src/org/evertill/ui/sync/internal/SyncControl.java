package org.evertill.ui.sync.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.eclipse.e4.core.commands.ECommandService;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.e4.ui.workbench.IWorkbench;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.evertill.sync.ChangeTracker.Backlog;
import org.evertill.sync.SyncEngine;
import org.evertill.sync.SyncStatus;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices;
import org.evertill.ui.Slots;
import org.evertill.ui.Till;
import org.evertill.ui.UiTasks;
import org.evertill.ui.UiTasks.Lane;
import org.evertill.ui.keys.Keyboard;
import org.evertill.ui.sync.internal.SyncPanel.Reach;
import org.evertill.ui.widget.Widgets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The status bar's part of synchronisation: asks the engine once a second and whenever it says that something changed. */
public final class SyncControl {

    private static final long PERIOD_MS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(SyncControl.class);

    private final UiTasks tasks;
    private final Clock clock;
    private final Messages texts;
    private final SyncWords words;
    private final AtomicBoolean asking = new AtomicBoolean();
    private final AtomicReference<@Nullable SyncStatus> newest = new AtomicReference<>();
    private @Nullable SyncBar bar;
    private @Nullable SyncPanel panel;
    private @Nullable SyncEngine engine;
    private @Nullable SyncStatus last;
    private @Nullable Attention attention;
    private @Nullable Backlog counted;
    private long waiting;
    private Runnable decide = () -> {};
    private BooleanSupplier canDecide = () -> false;
    private boolean decides;

    @Inject
    public SyncControl(UiTasks tasks, Notices notices, Formats formats, Clock clock, Keyboard keyboard, Locale locale) {
        this.tasks = tasks;
        this.clock = clock;
        this.texts = keyboard.texts(SyncControl.class, locale);
        var plain = Messages.beside(Notices.class, locale);
        this.words = new SyncWords(texts, formats, problem -> plain.of(problem).orElseGet(() -> notices.text(problem)));
    }

    @PostConstruct
    void create(Composite parent, IWorkbench workbench, ECommandService commands, EHandlerService handlers) {
        // The workbench leaves a few pixels round what stands in a bar.
        Widgets.style(parent, "surface");
        var made = Widgets.id(new SyncBar(parent, texts.get("hint")), "sync.bar");
        bar = made;
        panel = new SyncPanel(made, texts, this::syncNow, this::pauseOrResume, () -> decide.run());
        prepareDeciding(commands, handlers);
        made.addListener(SWT.MouseUp, e -> toggle());
        IEclipseContext application = workbench.getApplication().getContext();
        application.set(SyncControl.class, this);
        var stop = tasks.every(PERIOD_MS, this::ask);
        made.addListener(SWT.Dispose, e -> stop.run());
    }

    /** The screen on which people decide is another bundle's, which a product may leave out. */
    private void prepareDeciding(ECommandService commands, EHandlerService handlers) {
        var command = commands.getCommand(Slots.DECIDE);
        decides = command != null && command.isDefined();
        if (decides) {
            var parameterized = commands.createCommand(Slots.DECIDE, null);
            canDecide = () -> handlers.canExecute(parameterized);
            decide = () -> handlers.executeHandler(parameterized);
        }
    }

    /** Another screen is shown: the explanation was asked for on the one before. */
    @Inject
    @Optional
    void screenChanged(@UIEventTopic(UIEvents.ElementContainer.TOPIC_SELECTEDELEMENT) Object event) {
        if (panel != null) {
            panel.close();
        }
    }

    @Inject
    @Optional
    void tillIsUp(Till till) {
        if (till.isTraining()) {
            showTraining();
            return;
        }
        tasks.attempt(Lane.BACKGROUND, () -> till.service(SyncEngine.class), this::listen);
        tasks.attempt(Lane.BACKGROUND, () -> Attention.of(till), made -> attention = made);
    }

    /** There is nothing to be exchanged, and nobody to exchange it with. */
    private void showTraining() {
        if (bar != null && !bar.isDisposed()) {
            bar.show(words.training());
        }
    }

    /** Opens or closes the explanation. */
    void toggle() {
        if (panel == null || last == null) {
            return;
        }
        if (panel.isOpen()) {
            panel.close();
        } else {
            panel.open(words.panel(last, clock.instant()));
            showAttention();
        }
    }

    /** Asks for a round now. */
    void syncNow() {
        if (engine != null) {
            engine.request();
            ask();
        }
    }

    /** Stops the engine from exchanging by itself, or lets it go on. */
    void pauseOrResume() {
        var running = engine;
        if (running == null || last == null) {
            return;
        }
        boolean resumes = last.paused();
        tasks.run(
                Lane.BACKGROUND,
                () -> {
                    if (resumes) {
                        running.resume();
                    } else {
                        running.pause();
                    }
                    return running.status();
                },
                this::show);
    }

    private void listen(SyncEngine running) {
        if (bar == null || bar.isDisposed()) {
            return;
        }
        engine = running;
        var listening = running.listen(this::arrived);
        bar.addListener(SWT.Dispose, e -> close(listening));
        ask();
    }

    /** On the engine's thread; of many statuses in a row the newest is shown. */
    private void arrived(SyncStatus status) {
        if (newest.getAndSet(status) == null) {
            tasks.run(Lane.BACKGROUND, () -> newest.getAndSet(null), this::show);
        }
    }

    private static void close(AutoCloseable listening) {
        try {
            listening.close();
        } catch (Exception e) {
            LOG.warn("the sync engine does not let go of its listener", e);
        }
    }

    /** Asks the engine, unless an answer is still awaited. */
    private void ask() {
        var running = engine;
        if (running == null || !asking.compareAndSet(false, true)) {
            return;
        }
        tasks.run(
                Lane.BACKGROUND,
                () -> {
                    try {
                        return running.status();
                    } finally {
                        asking.set(false);
                    }
                },
                this::show);
    }

    private void show(@Nullable SyncStatus status) {
        if (status == null || bar == null || panel == null || bar.isDisposed()) {
            return;
        }
        last = status;
        bar.show(words.bar(status, waiting, clock.instant()));
        panel.show(words.panel(status, clock.instant()));
        showAttention();
        count(status.backlog());
    }

    /** Counts what waits for a person, when something may have changed about it. */
    private void count(Backlog now) {
        var reading = attention;
        if (reading != null && !now.equals(counted)) {
            counted = now;
            tasks.run(Lane.BACKGROUND, reading::count, found -> {
                waiting = found;
                ask();
            });
        }
    }

    private void showAttention() {
        if (panel != null) {
            var reach =
                    !decides || waiting == 0 ? Reach.NOTHING : canDecide.getAsBoolean() ? Reach.NOW : Reach.AFTER_LOGIN;
            panel.showAttention(words.count(waiting), reach);
        }
    }
}
