package org.evertill.ui.sync.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.ui.workbench.IWorkbench;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.evertill.sync.ChangeTracker.Backlog;
import org.evertill.sync.SyncEngine;
import org.evertill.sync.SyncStatus;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices;
import org.evertill.ui.Till;
import org.evertill.ui.UiTasks;
import org.evertill.ui.UiTasks.Lane;
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
    private @Nullable Backlog listed;

    @Inject
    public SyncControl(UiTasks tasks, Notices notices, Formats formats, Clock clock, Locale locale) {
        this.tasks = tasks;
        this.clock = clock;
        this.texts = Messages.beside(SyncControl.class, locale);
        this.words = new SyncWords(texts, formats, notices::text);
    }

    @PostConstruct
    void create(Composite parent, IWorkbench workbench) {
        // The workbench leaves a few pixels round what stands in a bar.
        Widgets.style(parent.getParent(), "surface");
        var made = Widgets.id(new SyncBar(parent, texts.get("hint")), "sync.bar");
        bar = made;
        panel = new SyncPanel(made, texts, this::syncNow, this::pauseOrResume);
        made.addListener(SWT.MouseUp, e -> toggle());
        IEclipseContext application = workbench.getApplication().getContext();
        application.set(SyncControl.class, this);
        var stop = tasks.every(PERIOD_MS, this::ask);
        made.addListener(SWT.Dispose, e -> stop.run());
    }

    @Inject
    @Optional
    void tillIsUp(Till till) {
        tasks.attempt(Lane.BACKGROUND, () -> till.service(SyncEngine.class), this::listen);
        tasks.attempt(Lane.BACKGROUND, () -> Attention.of(till, texts.locale()), made -> attention = made);
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
            listed = null;
            listAttention(last);
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
    private void pauseOrResume() {
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
        bar.show(words.bar(status, clock.instant()));
        panel.show(words.panel(status, clock.instant()));
        listAttention(status);
    }

    /** Reads what waits for a person while the panel is open, and only when it is not as it was. */
    private void listAttention(SyncStatus status) {
        var reading = attention;
        var open = panel;
        var known = listed;
        var now = status.backlog();
        if (reading == null || open == null || !open.isOpen()) {
            return;
        }
        boolean same =
                known != null && known.conflicts() == now.conflicts() && known.quarantined() == now.quarantined();
        if (!same) {
            listed = now;
            tasks.run(Lane.BACKGROUND, reading::lines, open::showAttention);
        }
    }
}
