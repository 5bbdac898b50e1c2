package org.evertill.ui.office.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.evertill.ui.widget.Widgets;

/** Figures to be read across the room, each with what it counts under it. UI thread only. */
final class Tiles {

    private static final int GAP = 10;
    private static final int PADDING = 12;

    private final Map<String, Label> figures = new HashMap<>();
    private final Map<String, Label> captions = new HashMap<>();

    Tiles(Composite parent, List<String> names) {
        var row = new Composite(parent, SWT.NONE);
        var layout = new GridLayout(names.size(), true);
        layout.horizontalSpacing = GAP;
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        row.setLayout(layout);
        row.setLayoutData(Widgets.wide());
        for (String name : names) {
            var tile = Widgets.style(new Composite(row, SWT.NONE), "surface");
            tile.setLayout(Widgets.layout(1, 0, PADDING));
            tile.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false));
            figures.put(name, line(tile, "title", "tile." + name));
            captions.put(name, line(tile, "muted", "tile." + name + ".caption"));
        }
    }

    void show(String name, String figure, String caption) {
        say(figures.get(name), figure);
        say(captions.get(name), caption);
    }

    private static void say(Label label, String text) {
        if (!label.getText().equals(text)) {
            label.setText(text);
            label.requestLayout();
        }
    }

    private static Label line(Composite tile, String style, String id) {
        var label = Widgets.id(Widgets.label(tile, "", style), id);
        label.setLayoutData(Widgets.wide());
        return label;
    }
}
