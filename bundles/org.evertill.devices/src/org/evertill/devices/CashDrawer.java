package org.evertill.devices;

import java.util.Optional;
import org.evertill.kernel.Problem;

/** A drawer for cash. Not on the UI's thread. */
public interface CashDrawer {

    /**
     * Opens it now or not at all: a pulse is never kept for later. Problems: {@code device.no-drawer},
     * {@code device.printer-offline}, {@code device.drawer-busy}.
     */
    Optional<Problem> open();
}
