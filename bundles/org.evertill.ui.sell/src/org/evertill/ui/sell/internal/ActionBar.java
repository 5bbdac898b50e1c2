package org.evertill.ui.sell.internal;

import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.evertill.ui.Messages;
import org.evertill.ui.widget.TouchButton;
import org.evertill.ui.widget.TouchButton.Look;
import org.evertill.ui.widget.Widgets;

/** The small buttons in two pages, so that what is done less often takes no room: a button turns the page, and each of the second one turns it back. UI thread. */
final class ActionBar extends Composite {

    private static final int GAP = 6;
    private static final int HEIGHT = 54;

    private final StackLayout pages = new StackLayout();
    private final Messages texts;
    private final Runnable back;
    private final TouchButton more;
    private final Composite first;
    private final Composite second;
    private boolean leads;

    /**
     * @param made takes the buttons by what they do
     * @param back one step back, where there is one
     */
    ActionBar(
            Composite parent,
            Messages texts,
            List<KeyAction> often,
            List<KeyAction> seldom,
            Map<KeyAction, TouchButton> made,
            Runnable back) {
        super(parent, SWT.NONE);
        this.texts = texts;
        this.back = back;
        setLayout(pages);
        first = page();
        second = page();
        often.forEach(action -> made.put(action, button(first, action, action.run())));
        more = button(
                first,
                KeyAction.ofButton("sell.more", texts.get("sell.more"), texts.get("key.shift"), this::moreOrBack));
        seldom.forEach(action -> made.put(action, button(second, action, () -> {
            turn(false);
            action.run().run();
        })));
        button(second, KeyAction.ofButton("sell.less", texts.get("pay.back"), "", () -> turn(false)));
        pages.topControl = first;
    }

    /** Puts so many buttons into a row; those of the second page are fewer, with longer words. */
    void setColumns(int ofFirst, int ofSecond) {
        ((GridLayout) first.getLayout()).numColumns = ofFirst;
        ((GridLayout) second.getLayout()).numColumns = ofSecond;
    }

    /** Whether there is something to leave: then the button that turns the page is the way back, for fingers have no Esc. */
    void lead(boolean isBack) {
        if (leads != isBack) {
            leads = isBack;
            more.setText(texts.get(isBack ? "pay.back" : "sell.more"));
            more.setKey(isBack ? "Esc" : texts.get("key.shift"));
        }
    }

    private void moreOrBack() {
        if (leads) {
            back.run();
        } else {
            turn(true);
        }
    }

    private void turn(boolean toSecond) {
        pages.topControl = toSecond ? second : first;
        layout();
    }

    private Composite page() {
        var page = new Composite(this, SWT.NONE);
        var layout = Widgets.layout(1, GAP, 0);
        layout.makeColumnsEqualWidth = true;
        page.setLayout(layout);
        return page;
    }

    private static TouchButton button(Composite page, KeyAction action) {
        return button(page, action, action.run());
    }

    private static TouchButton button(Composite page, KeyAction action, Runnable pressed) {
        var button = new TouchButton(page, Look.PLAIN, action.text(), action.keyName(), pressed);
        var cell = Widgets.wide();
        cell.heightHint = HEIGHT;
        cell.widthHint = Widgets.TOUCH;
        button.setLayoutData(cell);
        return Widgets.id(button, action.id());
    }
}
