package org.evertill.ui.internal;

import org.eclipse.e4.ui.css.core.dom.properties.ICSSPropertyHandler;
import org.eclipse.e4.ui.css.core.engine.CSSEngine;
import org.eclipse.e4.ui.css.swt.dom.ControlElement;
import org.eclipse.swt.widgets.Control;
import org.evertill.ui.widget.Fonts;
import org.evertill.ui.widget.Palette;
import org.evertill.ui.widget.Palette.Role;
import org.w3c.dom.css.CSSValue;

/** Gives a control its colours out of the palette and its size of text, as {@code base.css} says. UI thread. */
public final class StyleHandler implements ICSSPropertyHandler {

    @Override
    public boolean applyCSSProperty(Object element, String property, CSSValue value, String pseudo, CSSEngine engine) {
        if (!(element instanceof ControlElement styled) || !(styled.getNativeWidget() instanceof Control control)) {
            return false;
        }
        var word = value.getCssText();
        switch (property) {
            case "till-on" -> control.setBackground(Palette.of(control, Role.named(word)));
            case "till-ink" -> control.setForeground(Palette.of(control, Role.named(word)));
            case "till-font" -> control.setFont(Fonts.named(control, word));
            default -> {
                return false;
            }
        }
        return true;
    }
}
