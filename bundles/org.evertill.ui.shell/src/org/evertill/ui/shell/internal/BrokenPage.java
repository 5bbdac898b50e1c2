package org.evertill.ui.shell.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.evertill.ui.Messages;
import org.evertill.ui.widget.ScreenKeys;
import org.evertill.ui.widget.TouchButton;
import org.evertill.ui.widget.TouchButton.Look;
import org.evertill.ui.widget.Widgets;

/** Says why the till cannot start and what to do; try again or leave. */
final class BrokenPage extends Card {

    private static final int BUTTON_WIDTH = 220;
    private static final int BUTTON_HEIGHT = 64;

    /**
     * @param message the problem in the window's language
     */
    BrokenPage(Composite parent, String message, String code, Messages texts, Runnable again) {
        super(parent, 2);
        wide(texts.get("broken.title"), "title problem");
        Widgets.id(wide(message, "subtitle"), "broken.message");
        wide(texts.get("broken.code", code), "muted");
        button(Look.PRIMARY, texts.get("broken.again"), "Enter", again, "broken.again");
        button(Look.PLAIN, texts.get("broken.exit"), "Esc", () -> getShell().close(), "broken.exit");
        ScreenKeys.to(this, event -> {
            if (ScreenKeys.isEnter(event)) {
                again.run();
                return true;
            }
            if (event.keyCode == SWT.ESC) {
                getShell().close();
                return true;
            }
            return false;
        });
    }

    private org.eclipse.swt.widgets.Label wide(String text, String style) {
        var label = Widgets.label(content(), text, style);
        var cell = Widgets.wide();
        cell.horizontalSpan = 2;
        label.setLayoutData(cell);
        return label;
    }

    private void button(Look look, String text, String key, Runnable pressed, String id) {
        var button = Widgets.id(new TouchButton(content(), look, text, key, pressed), id);
        var cell = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
        cell.widthHint = BUTTON_WIDTH;
        cell.heightHint = BUTTON_HEIGHT;
        button.setLayoutData(cell);
    }
}
