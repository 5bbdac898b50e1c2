package org.evertill.ui.office.internal;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.evertill.symbol.Symbol;
import org.evertill.ui.widget.Widgets;

/** A QR code that a scanner reads off the screen: black on white in every theme, as large as its room. UI thread only. */
final class SymbolView extends Canvas {

    private Optional<Symbol> symbol = Optional.empty();

    /**
     * @param spoken what it is, for those who do not see it
     */
    SymbolView(Composite parent, String spoken) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        addListener(SWT.Paint, e -> paint(e.gc));
        Widgets.accessible(this, ACC.ROLE_GRAPHIC, () -> spoken);
    }

    /** Replaces what it says. */
    void show(String content) {
        symbol = Optional.of(Symbol.qr(content));
        redraw();
    }

    /** Shows nothing any more. */
    void clear() {
        symbol = Optional.empty();
        redraw();
    }

    private void paint(GC gc) {
        var area = getClientArea();
        gc.setBackground(getParent().getBackground());
        gc.fillRectangle(area);
        symbol.ifPresent(code -> paint(gc, code, Math.min(area.width, area.height)));
    }

    private void paint(GC gc, Symbol code, int room) {
        int modules = code.width() + 2 * Symbol.QUIET;
        int size = room / modules;
        gc.setBackground(getDisplay().getSystemColor(SWT.COLOR_WHITE));
        gc.fillRectangle(0, 0, modules * size, modules * size);
        gc.setBackground(getDisplay().getSystemColor(SWT.COLOR_BLACK));
        for (var bar : code.bars()) {
            gc.fillRectangle(
                    (bar.x() + Symbol.QUIET) * size, (bar.y() + Symbol.QUIET) * size, bar.length() * size, size);
        }
    }
}
