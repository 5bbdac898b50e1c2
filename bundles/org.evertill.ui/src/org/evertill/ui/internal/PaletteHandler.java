package org.evertill.ui.internal;

import org.eclipse.e4.ui.css.core.dom.properties.ICSSPropertyHandler;
import org.eclipse.e4.ui.css.core.engine.CSSEngine;
import org.eclipse.e4.ui.css.swt.dom.ShellElement;
import org.eclipse.e4.ui.css.swt.helpers.CSSSWTColorHelper;
import org.eclipse.swt.widgets.Shell;
import org.evertill.ui.widget.Palette;
import org.w3c.dom.css.CSSValue;

/** Takes the theme's {@code till-…} colours from a shell's style into the palette. UI thread. */
public final class PaletteHandler implements ICSSPropertyHandler {

    private static final String PREFIX = "till-";

    @Override
    public boolean applyCSSProperty(Object element, String property, CSSValue value, String pseudo, CSSEngine engine) {
        if (!(element instanceof ShellElement styled) || !(styled.getNativeWidget() instanceof Shell shell)) {
            return false;
        }
        var rgba = CSSSWTColorHelper.getRGBA(value);
        if (rgba == null) {
            return false;
        }
        Palette.of(shell.getDisplay()).set(Palette.Role.named(property.substring(PREFIX.length())), rgba.rgb);
        return true;
    }
}
