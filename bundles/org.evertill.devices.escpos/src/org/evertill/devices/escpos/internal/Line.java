package org.evertill.devices.escpos.internal;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/** Bytes to a device and back, open. One thread. */
interface Line extends Closeable {

    /** No byte came within the time, or none ever will. */
    int NOTHING = -1;

    /** Whether a device can answer on it at all. */
    boolean canAnswer();

    /**
     * Sends some of the bytes from an offset on, as many as go within the time.
     *
     * @return how many; 0 when the device takes none
     */
    int write(byte[] bytes, int offset, Duration limit) throws IOException;

    /** One byte, or {@link #NOTHING}. */
    int read(Duration limit) throws IOException;

    /** Opens lines to one device. */
    interface Opener {
        Line open() throws IOException;
    }
}
