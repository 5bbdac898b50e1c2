package org.evertill.ui.shell.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.evertill.ui.widget.Widgets;

/** A page with one surface in its middle that content is put on. */
class Card extends Composite {

    private static final int WIDTH = 760;
    private static final int MARGIN = 32;
    private static final int SPACING = 14;

    private final Composite content;

    Card(Composite parent) {
        this(parent, 1);
    }

    Card(Composite parent, int columns) {
        super(parent, SWT.NONE);
        setLayout(Widgets.layout(1, 0, 0));
        content = Widgets.style(new Composite(this, SWT.NONE), "surface");
        content.setLayout(Widgets.layout(columns, SPACING, MARGIN));
        var middle = new GridData(SWT.CENTER, SWT.CENTER, true, true);
        middle.widthHint = WIDTH;
        content.setLayoutData(middle);
    }

    /** Where the page's content goes. */
    final Composite content() {
        return content;
    }
}
