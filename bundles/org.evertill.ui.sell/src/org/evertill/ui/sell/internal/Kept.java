package org.evertill.ui.sell.internal;

import java.util.function.Supplier;
import org.eclipse.swt.widgets.Display;

/**
 * What stays when the screen is made anew, in another language or size of text: the sale with the steps that can be undone, and the scans
 * that were not sold. UI thread only.
 */
record Kept(SellDesk desk, NotSold notSold) {

    private static final String KEY = Kept.class.getName();

    /** What the screen before left; made when there was none. */
    static Kept of(Display display, Supplier<Kept> first) {
        if (display.getData(KEY) instanceof Kept left) {
            return left;
        }
        var made = first.get();
        display.setData(KEY, made);
        return made;
    }
}
