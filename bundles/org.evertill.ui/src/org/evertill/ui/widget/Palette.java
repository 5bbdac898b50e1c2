package org.evertill.ui.widget;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** The colours of the theme in use, by what they are for. One per display, filled from the theme. UI thread only. */
public final class Palette {

    private static final String KEY = Palette.class.getName();

    private final Display display;
    private final Map<Role, Color> colours = new EnumMap<>(Role.class);
    private boolean redrawing;

    private Palette(Display display) {
        this.display = display;
        for (Role role : Role.values()) {
            colours.put(role, new Color(role.withoutTheme));
        }
    }

    /** What a colour is for; the theme names it {@code till-} and the name in lower case with hyphens. */
    public enum Role {
        GROUND(0xEEF1F4),
        SURFACE(0xFFFFFF),
        TEXT(0x16202A),
        MUTED(0x4A5665),
        LINE(0xCDD4DC),
        ACCENT(0x0B5A9E),
        ACCENT_TEXT(0xFFFFFF),
        SELECTION(0xDCEAF8),
        GOOD(0x17652F),
        WARNING(0x7A4400),
        PROBLEM(0xA81E12),
        /** Ground of the band that says that people practise. */
        TRAINING(0xFFD84D),
        /** The ring round what Tab has reached. */
        FOCUS(0xB23A06);

        private final RGB withoutTheme;

        Role(int rgb) {
            withoutTheme = new RGB(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
        }

        /** What a theme calls it, {@code accent-text}. */
        public String cssName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The role with a theme's name, {@code accent-text}. */
        public static Role named(String name) {
            return valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
        }
    }

    /** The palette of a display. */
    public static Palette of(Display display) {
        if (display.getData(KEY) instanceof Palette known) {
            return known;
        }
        var made = new Palette(display);
        display.setData(KEY, made);
        return made;
    }

    /** A colour for a control; not to be disposed. */
    public static Color of(Control control, Role role) {
        return of(control.getDisplay()).get(role);
    }

    public Color get(Role role) {
        return colours.get(role);
    }

    /** A theme says what a role's colour is; everything is drawn anew soon after. */
    public void set(Role role, RGB rgb) {
        if (colours.get(role).getRGB().equals(rgb)) {
            return;
        }
        colours.put(role, new Color(rgb));
        if (!redrawing) {
            redrawing = true;
            display.asyncExec(this::redraw);
        }
    }

    /** A colour between two of the palette, for pressed and hovered things. */
    public static Color between(Color from, Color to, int percent) {
        return new Color(
                mix(from.getRed(), to.getRed(), percent),
                mix(from.getGreen(), to.getGreen(), percent),
                mix(from.getBlue(), to.getBlue(), percent));
    }

    private static int mix(int from, int to, int percent) {
        return from + (to - from) * percent / 100;
    }

    private void redraw() {
        redrawing = false;
        for (Shell shell : display.getShells()) {
            var size = shell.getSize();
            shell.redraw(0, 0, size.x, size.y, true);
        }
    }
}
