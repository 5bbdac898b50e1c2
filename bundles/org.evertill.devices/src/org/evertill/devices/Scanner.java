package org.evertill.devices;

import java.util.function.Consumer;

/** A scanner on a line of its own; one that types like a keyboard needs no service. */
public interface Scanner {

    /** The longest code that is taken; a longer one is noise. */
    int MAX_CODE = 500;

    /**
     * Tells of every code from now on, on a thread of its own, in order.
     *
     * @return ends it
     */
    Runnable listen(Consumer<String> codes);
}
