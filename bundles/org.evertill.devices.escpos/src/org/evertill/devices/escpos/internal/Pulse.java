package org.evertill.devices.escpos.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** A drawer that somebody wants open while a slip holds the printer's line. Kept nowhere: who waits too long gives up. */
final class Pulse {

    private final SynchronousQueue<Integer> wanted = new SynchronousQueue<>();

    /** The pulse behind all that was sent before; every printer knows it. */
    static byte[] inTurn(int pin) {
        return new byte[] {0x1b, 'p', (byte) pin, 50, (byte) 250};
    }

    /** The pulse that a printer gives at once, also without paper. */
    static byte[] atOnce(int pin) {
        return new byte[] {0x10, 0x14, 1, (byte) pin, 2};
    }

    /** Waits until the one who holds the line has taken it. */
    boolean isTaken(int pin, Duration limit) {
        try {
            return wanted.offer(pin, limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** For the one who holds the line: the pin, when somebody waits. */
    OptionalInt take() {
        return Optional.ofNullable(wanted.poll()).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }
}
