package org.evertill.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;

/** The till of the product opens a window. */
class WindowOpensTest {

    @Test
    void aWindowIsVisible() throws Exception {
        Display display = Display.getDefault();
        boolean visible = display.syncCall(() -> Arrays.stream(display.getShells()).anyMatch(Shell::isVisible));
        assertTrue(visible, "no shell is visible after the application has started");
    }
}
