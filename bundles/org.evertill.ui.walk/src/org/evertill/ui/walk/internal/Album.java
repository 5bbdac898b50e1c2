package org.evertill.ui.walk.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Display;
import org.evertill.ui.walk.Window;

/** What is seen on a walk: at each state the window is made as large as the plan says, looked at for flaws, and pictured in every theme. */
final class Album {

    private static final String OURS = "org.evertill.";
    private static final int TRIES = 40;
    private static final long FRAME_NANOS = 40_000_000;

    private final Display display;
    private final Window window;
    private final Plan plan;
    private final IThemeEngine themes;
    private int states;

    Album(Display display, Window window, Plan plan, IThemeEngine themes) {
        this.display = display;
        this.window = window;
        this.plan = plan;
        this.themes = themes;
    }

    /** Looks at what can be seen now, under a name. */
    void look(String state) {
        window.letGo();
        states++;
        for (Point size : plan.sizes()) {
            window.resize(size.x, size.y);
            window.settle();
            window.flaws().forEach(flaw -> note("flaw " + state + " " + size.x + "x" + size.y + ": " + flaw));
            if (plan.hasPictures()) {
                themes().forEach(theme -> picture(state, size, theme));
                show(themes().getFirst());
            }
        }
        var first = plan.sizes().getFirst();
        window.resize(first.x, first.y);
        window.settle();
        note("state " + state);
    }

    /** A picture of the window as it is. */
    void picture(String name) {
        save(plan.folder().resolve(name + ".png"), still(plan.sizes().getFirst()));
    }

    /** The last word, after which the window may be closed. */
    void end(String how) {
        note(states + " states");
        note(how);
    }

    private void picture(String state, Point size, ITheme theme) {
        show(theme);
        save(plan.folder().resolve(size.x + "x" + size.y + "-" + name(theme)).resolve(state + ".png"), still(size));
    }

    private static String name(ITheme theme) {
        return theme.getId().substring(theme.getId().lastIndexOf('.') + 1);
    }

    private List<ITheme> themes() {
        return themes.getThemes().stream()
                .filter(theme -> theme.getId().startsWith(OURS) && plan.hasTheme(name(theme)))
                .toList();
    }

    private void show(ITheme theme) {
        window.onUi(() -> {
            themes.setTheme(theme, false);
            return theme;
        });
        window.settle();
    }

    /** As soon as two pictures in a row are the same, nothing moves any more. */
    private ImageData still(Point size) {
        var before = taken(size);
        for (int i = 0; i < TRIES; i++) {
            LockSupport.parkNanos(FRAME_NANOS);
            var now = taken(size);
            if (Arrays.equals(before.data, now.data)) {
                return now;
            }
            before = now;
        }
        return before;
    }

    private ImageData taken(Point size) {
        window.settle();
        return window.onUi(() -> {
            var image = new Image(display, size.x, size.y);
            var gc = new GC(display);
            try {
                gc.copyArea(image, 0, 0);
                return image.getImageData(100);
            } finally {
                gc.dispose();
                image.dispose();
            }
        });
    }

    private static void save(Path file, ImageData picture) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var loader = new ImageLoader();
        loader.data = new ImageData[] {picture};
        loader.save(file.toString(), SWT.IMAGE_PNG);
    }

    /** Writes a line that whoever started the till reads. */
    void note(String line) {
        try {
            Files.createDirectories(plan.folder());
            Files.writeString(
                    plan.folder().resolve("walk.txt"),
                    line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
