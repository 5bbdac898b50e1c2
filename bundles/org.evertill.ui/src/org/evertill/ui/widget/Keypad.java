package org.evertill.ui.widget;

import java.util.Locale;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.widget.TouchButton.Look;

/** Digits, and where wanted letters, for fingers. Tells which key was touched; types nothing itself. UI thread only. */
public final class Keypad extends Composite {

    /** Told for the key that takes back the last character. */
    public static final char BACKSPACE = '\b';

    /** Told for the key that ends the input. */
    public static final char ENTER = '\r';

    private static final int GAP = 6;
    /** Less, so that six rows are large enough for fingers on a small screen, too. */
    private static final int LETTER_GAP = 3;

    private static final int LEAST_HEIGHT = 44;

    private final Consumer<Character> typed;
    private static final String LANGUAGE = Keypad.class.getName();

    private final Messages texts;

    /** The pads that are made from now on have the letters and the decimal sign of a language. */
    public static void speak(Display display, Locale locale) {
        display.setData(LANGUAGE, Messages.beside(Formats.class, locale));
    }

    /** What a pad offers. */
    public enum Keys {
        /** Digits only. */
        PIN,
        /** Digits, decimal sign, multiplication sign and a switch to letters. */
        SELL
    }

    /**
     * @param enterText what the key that ends the input says
     * @param typed called with every touched character, {@link #BACKSPACE} and {@link #ENTER} included
     */
    public Keypad(Composite parent, Keys keys, String enterText, Consumer<Character> typed) {
        super(parent, SWT.NO_FOCUS);
        this.typed = typed;
        this.texts = getDisplay().getData(LANGUAGE) instanceof Messages spoken
                ? spoken
                : Messages.beside(Formats.class, Locale.getDefault());
        var stack = new StackLayout();
        setLayout(stack);
        var digits = digits(keys, enterText);
        stack.topControl = digits;
        if (keys == Keys.SELL) {
            var letters = letters(enterText, () -> turn(stack, digits));
            new Key(digits, "ABC", () -> turn(stack, letters));
        }
    }

    private void turn(StackLayout stack, Composite to) {
        stack.topControl = to;
        layout();
    }

    private Composite digits(Keys keys, String enterText) {
        var pad = grid(keys == Keys.SELL ? 4 : 3);
        boolean selling = keys == Keys.SELL;
        row(pad, "789", selling ? "⌫" : "");
        row(pad, "456", selling ? "*" : "");
        row(pad, "123", selling ? texts.get("pad.decimal") : "");
        if (selling) {
            new Key(pad, "0", () -> typed.accept('0'));
            new Key(pad, enterText, () -> typed.accept(ENTER)).span(2);
        } else {
            new Key(pad, "⌫", () -> typed.accept(BACKSPACE));
            new Key(pad, "0", () -> typed.accept('0'));
            new Key(pad, enterText, () -> typed.accept(ENTER));
        }
        return pad;
    }

    private Composite letters(String enterText, Runnable back) {
        var pad = new Composite(this, SWT.NO_FOCUS);
        pad.setLayout(Widgets.layout(1, LETTER_GAP, 0));
        for (String line : texts.get("pad.letters").split("/")) {
            var row = new Composite(pad, SWT.NO_FOCUS);
            row.setLayoutData(Widgets.fill());
            var layout = Widgets.layout(line.length(), GAP, 0);
            layout.makeColumnsEqualWidth = true;
            row.setLayout(layout);
            line.chars().forEach(c -> new Key(row, String.valueOf((char) c), () -> typed.accept((char) c)));
        }
        var last = new Composite(pad, SWT.NO_FOCUS);
        last.setLayoutData(Widgets.fill());
        var layout = Widgets.layout(4, GAP, 0);
        layout.makeColumnsEqualWidth = true;
        last.setLayout(layout);
        new Key(last, "123", back);
        new Key(last, "␣", () -> typed.accept(' '));
        new Key(last, "⌫", () -> typed.accept(BACKSPACE));
        new Key(last, enterText, () -> typed.accept(ENTER));
        return pad;
    }

    private Composite grid(int columns) {
        var pad = new Composite(this, SWT.NO_FOCUS);
        var layout = Widgets.layout(columns, GAP, 0);
        layout.makeColumnsEqualWidth = true;
        pad.setLayout(layout);
        return pad;
    }

    private void row(Composite pad, String digits, String last) {
        digits.chars().forEach(c -> new Key(pad, String.valueOf((char) c), () -> typed.accept((char) c)));
        if (!last.isEmpty()) {
            new Key(pad, last, () -> typed.accept(last.equals("⌫") ? BACKSPACE : last.charAt(0)));
        }
    }

    /** One key, which fills its cell. */
    private static final class Key {

        private final TouchButton button;

        Key(Composite pad, String text, Runnable pressed) {
            button = Widgets.id(new TouchButton(pad, Look.PAD, text, "", pressed), "pad." + text);
            var cell = Widgets.fill();
            cell.minimumWidth = 20;
            cell.widthHint = Widgets.TOUCH;
            cell.heightHint = LEAST_HEIGHT;
            button.setLayoutData(cell);
        }

        void span(int columns) {
            ((GridData) button.getLayoutData()).horizontalSpan = columns;
        }
    }
}
