package org.evertill.ui.walk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.evertill.ui.widget.Field;
import org.evertill.ui.widget.RowList;
import org.evertill.ui.widget.TouchButton;
import org.evertill.ui.widget.Widgets;

/**
 * Looks at all that can be seen for what nobody wants to see: words that have no room, controls that lie over each other or beyond
 * the edge, and what a finger does not hit. UI thread only.
 */
final class Layout {

    /** The least height and width of what is touched, in pixels. */
    static final int LEAST_TOUCH = 44;

    private final List<String> flaws = new ArrayList<>();

    private Layout() {}

    /** A sentence for each flaw; none when all is well. */
    static List<String> flaws(Display display) {
        var layout = new Layout();
        Arrays.stream(display.getShells()).filter(Shell::isVisible).forEach(layout::look);
        return List.copyOf(layout.flaws);
    }

    /** The same of one of the windows. */
    static List<String> flaws(Shell shell) {
        var layout = new Layout();
        layout.look(shell);
        return List.copyOf(layout.flaws);
    }

    private void look(Control control) {
        var size = control.getSize();
        if (!control.isVisible() || size.x == 0 || size.y == 0) {
            return;
        }
        Widgets.cutOff(control).forEach(text -> flaws.add("cut off in " + name(control) + ": " + text));
        if (control instanceof Label label) {
            label(label);
        }
        if (isTouched(control) && (size.x < LEAST_TOUCH || size.y < LEAST_TOUCH)) {
            flaws.add("too small for a finger: " + name(control) + " " + size.x + "x" + size.y);
        }
        if (control instanceof Composite composite && !(control instanceof Field)) {
            inside(composite);
            apart(composite);
            Arrays.stream(composite.getChildren()).forEach(this::look);
        }
    }

    private void label(Label label) {
        var size = label.getSize();
        boolean wraps = (label.getStyle() & SWT.WRAP) != 0;
        var needed = wraps ? label.computeSize(size.x, SWT.DEFAULT) : label.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        if (needed.y > size.y || !wraps && needed.x > size.x || longestWord(label) > size.x) {
            flaws.add("cut off in " + name(label) + ": " + label.getText());
        }
    }

    private static int longestWord(Label label) {
        var gc = new GC(label);
        try {
            gc.setFont(label.getFont());
            return Arrays.stream(label.getText().split("\\s+"))
                    .mapToInt(word -> gc.textExtent(word).x)
                    .max()
                    .orElse(0);
        } finally {
            gc.dispose();
        }
    }

    private void inside(Composite composite) {
        var room = composite.getClientArea();
        for (Control child : composite.getChildren()) {
            var seen = child.getBounds().intersection(room);
            if (isSeen(child) && !seen.equals(child.getBounds())) {
                flaws.add("beyond the edge of " + name(composite) + ": " + name(child) + " " + child.getBounds()
                        + " in " + room);
            }
        }
    }

    private void apart(Composite composite) {
        var children = Arrays.stream(composite.getChildren())
                .filter(Layout::isSeen)
                .filter(child -> !Widgets.liesOver(child))
                .toList();
        for (int i = 0; i < children.size(); i++) {
            for (int j = i + 1; j < children.size(); j++) {
                Rectangle both =
                        children.get(i).getBounds().intersection(children.get(j).getBounds());
                if (!both.isEmpty()) {
                    flaws.add("over each other: " + name(children.get(i)) + " and " + name(children.get(j)));
                }
            }
        }
    }

    private static boolean isSeen(Control control) {
        return control.isVisible() && !control.getBounds().isEmpty();
    }

    private static boolean isTouched(Control control) {
        if (control instanceof RowList<?> || control instanceof Text) {
            return false;
        }
        return control instanceof TouchButton
                || control instanceof Field
                || control.isListening(SWT.MouseDown)
                || control.isListening(SWT.Selection);
    }

    private static String name(Control control) {
        var id = control.getData(Widgets.ID);
        var says = control instanceof Label label ? label.getText() : Widgets.spoken(control);
        return id != null
                ? id.toString()
                : control.getClass().getSimpleName() + (says.isEmpty() ? "" : " “" + says + "”");
    }
}
