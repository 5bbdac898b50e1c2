package org.evertill.ui.widget;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Widget;

/** Small steps that every screen needs. UI thread only. */
public final class Widgets {

    /** Under this key a widget carries the name that tests find it by. */
    public static final String ID = "id";

    /** The least height and width of what a finger should hit, in pixels. */
    public static final int TOUCH = 48;

    private static final String CSS_CLASS = "org.eclipse.e4.ui.css.CssClassName";

    private static final String SPOKEN = Widgets.class.getName() + ".spoken";

    private static final String CUT_OFF = Widgets.class.getName() + ".cut-off";

    private static final String OVER = Widgets.class.getName() + ".over";

    private Widgets() {}

    /** Names a widget for tests; the name is unique within a screen. */
    public static <W extends Widget> W id(W widget, String id) {
        widget.setData(ID, id);
        return widget;
    }

    /** Gives a widget its class in the themes' style sheets; several with spaces between. */
    public static <W extends Widget> W style(W widget, String cssClass) {
        widget.setData(CSS_CLASS, cssClass);
        return widget;
    }

    /** A consumer that does nothing any more once the widget is gone. */
    public static <T> Consumer<T> whileAlive(Widget widget, Consumer<T> consumer) {
        return value -> {
            if (!widget.isDisposed()) {
                consumer.accept(value);
            }
        };
    }

    /** A label with a style class; wraps. */
    public static Label label(Composite parent, String text, String cssClass) {
        var label = new Label(parent, SWT.WRAP);
        label.setText(text);
        return style(label, cssClass);
    }

    /** A composite with a grid of the given columns and spacing, without margins. */
    public static Composite grid(Composite parent, int columns, int spacing) {
        var composite = new Composite(parent, SWT.NONE);
        composite.setLayout(layout(columns, spacing, 0));
        return composite;
    }

    public static GridLayout layout(int columns, int spacing, int margin) {
        var layout = new GridLayout(columns, false);
        layout.horizontalSpacing = spacing;
        layout.verticalSpacing = spacing;
        layout.marginWidth = margin;
        layout.marginHeight = margin;
        return layout;
    }

    /** Makes a control fill the width of its cell. */
    public static GridData wide() {
        return new GridData(SWT.FILL, SWT.CENTER, true, false);
    }

    /** Makes a control fill its cell both ways. */
    public static GridData fill() {
        return new GridData(SWT.FILL, SWT.FILL, true, true);
    }

    /** What a drawn control says to a screen reader; empty for other controls. */
    public static String spoken(Control control) {
        return control.getData(SPOKEN) instanceof Supplier<?> name ? String.valueOf(name.get()) : "";
    }

    /** Which words of a drawn control have no room and are shown in part or not at all. */
    public static List<String> cutOff(Control control) {
        return control.getData(CUT_OFF) instanceof CutOff drawn ? drawn.words() : List.of();
    }

    /** A control that draws its words itself says which of them have no room. */
    public static void cutOff(Control control, CutOff words) {
        control.setData(CUT_OFF, words);
    }

    /** What of its words a drawn control cuts off. */
    @FunctionalInterface
    public interface CutOff {

        List<String> words();
    }

    /** Whether a control is meant to lie over those beside it. */
    public static boolean liesOver(Control control) {
        return Boolean.TRUE.equals(control.getData(OVER));
    }

    /** A control that lies over those beside it, for a while. */
    public static <C extends Control> C over(C control) {
        control.setData(OVER, true);
        return control;
    }

    /** Tells screen readers what a drawn control is and says; {@code role} is one of {@link ACC}. */
    public static void accessible(Control control, int role, Supplier<String> name) {
        control.setData(SPOKEN, name);
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name.get();
            }
        });
        control.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent event) {
                event.detail = role;
            }
        });
    }
}
