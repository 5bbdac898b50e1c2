package org.evertill.ui.walk.internal;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.evertill.ui.walk.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins a walk when the window is there, if the till was started for one by the system property {@code evertill.walk}. Closes the window at its end. */
public final class WalkAddon {

    private static final Logger LOG = LoggerFactory.getLogger(WalkAddon.class);

    private final ExecutorService walker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("walk").factory());
    private final IEclipseContext context;

    @Inject
    public WalkAddon(IEclipseContext context) {
        this.context = context;
    }

    @Inject
    @Optional
    void shown(@UIEventTopic(UIEvents.UILifeCycle.APP_STARTUP_COMPLETE) Object startup, Display display) {
        var file = System.getProperty("evertill.walk");
        if (file != null) {
            walker.execute(() -> walk(display, Path.of(file)));
        }
    }

    private void walk(Display display, Path file) {
        try (var window = new Window(display)) {
            var plan = Plan.read(file);
            var album = new Album(display, window, plan, context.get(IThemeEngine.class));
            try {
                Walk.named(plan, window, album).go();
                album.end("done");
            } catch (RuntimeException | AssertionError e) {
                LOG.error("the walk ended", e);
                album.picture("where-it-ended");
                album.end("failed: " + e.getMessage());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            display.asyncExec(() -> {
                for (Shell shell : display.getShells()) {
                    shell.close();
                }
            });
        }
    }
}
