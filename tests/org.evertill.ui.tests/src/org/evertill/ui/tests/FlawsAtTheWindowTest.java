package org.evertill.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.Notices.Notice;
import org.evertill.ui.walk.Window;
import org.evertill.ui.widget.Banner;
import org.evertill.ui.widget.Column;
import org.evertill.ui.widget.EntryField;
import org.evertill.ui.widget.RowList;
import org.evertill.ui.widget.TouchButton;
import org.evertill.ui.widget.Widgets;
import org.junit.jupiter.api.Test;

/** What is cut off, lies over something else, or is too small, is found; what is well is not. */
class FlawsAtTheWindowTest {

    private static final String LONG = "These words are much longer than the room that they have";

    @Test
    void whatHasRoomIsWell() {
        flaws(shell -> {
            place(new Label(shell, SWT.WRAP), 0, 400).setText(LONG);
            place(button(shell, "Sell"), 120, 100);
            place(new EntryField(shell), 200, 400).show("", "Scan", "");
        });
    }

    @Test
    void wordsWithoutRoomAreFound() {
        flaws(
                shell -> {
                    place(Widgets.id(new Label(shell, SWT.NONE), "a"), 0, 60).setText(LONG);
                    place(Widgets.id(button(shell, LONG), "b"), 120, 100);
                    place(Widgets.id(new EntryField(shell), "c"), 200, 100).show("", LONG, "");
                    place(Widgets.id(new Banner(shell), "d"), 300, 120).show(new Notice(Kind.INFO, LONG));
                    var rows = new RowList<String>(shell, List.of(Column.numbers("Total", 100, row -> row)));
                    place(Widgets.id(rows, "e"), 400, 100).show(List.of("123,456,789.00"), 0);
                },
                "cut off in a: " + LONG,
                "cut off in b: " + LONG + " / F9",
                "cut off in c: " + LONG,
                "cut off in d: " + LONG,
                "cut off in e: 123,456,789.00");
    }

    @Test
    void whatLiesOverSomethingElseOrBeyondTheEdgeIsFound() {
        flaws(
                shell -> {
                    place(Widgets.id(button(shell, "One"), "one"), 0, 100);
                    place(Widgets.id(button(shell, "Two"), "two"), 50, 100);
                    Widgets.over(place(Widgets.id(new Composite(shell, SWT.NONE), "panel"), 0, 300));
                    place(Widgets.id(new Composite(shell, SWT.NONE), "far"), 200, 3_000);
                },
                "beyond the edge of Shell: far",
                "over each other: one and two");
    }

    @Test
    void whatAFingerDoesNotHitIsFound() {
        flaws(
                shell -> Widgets.id(button(shell, "x"), "small").setBounds(0, 0, 100, 43),
                "too small for a finger: small 100x43");
    }

    private static TouchButton button(Shell shell, String text) {
        return new TouchButton(shell, TouchButton.Look.PLAIN, text, "F9", () -> {});
    }

    private static <C extends Control> C place(C control, int top, int width) {
        control.setBounds(0, top, width, 70);
        return control;
    }

    /** Makes a window with something in it and looks at it. */
    private static void flaws(Consumer<Shell> content, String... expected) {
        var found = Cashier.WINDOW.onUi(() -> {
            var shell = new Shell(Display.getCurrent(), SWT.NO_TRIM);
            try {
                shell.setBounds(0, 0, 900, 600);
                content.accept(shell);
                shell.open();
                return Window.flawsOf(shell);
            } finally {
                shell.dispose();
            }
        });
        assertEquals(expected.length, found.size(), found::toString);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found.get(i).substring(0, expected[i].length()));
        }
    }
}
