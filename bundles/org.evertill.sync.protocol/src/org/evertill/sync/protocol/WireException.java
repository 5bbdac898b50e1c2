package org.evertill.sync.protocol;

import java.io.IOException;
import org.evertill.kernel.Problem;

/**
 * A message that cannot be read. Its text names the place in the message, never what stood there. A failure of the
 * connection is a plain {@link IOException} instead.
 */
public final class WireException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    WireException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    WireException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why a message cannot be read. */
    public enum Reason {
        /** No JSON, or not the JSON that the protocol says. Sending it again does not help. */
        MALFORMED,
        /** It ends in the middle: the connection broke. Sending it again may help. */
        TRUNCATED,
        /** It exceeds one of {@link Limits}. */
        TOO_LARGE
    }

    public Reason reason() {
        return reason;
    }

    /** The same for people: {@code sync.malformed}, {@code connection.truncated} or {@code sync.too-large}. */
    public Problem problem() {
        return switch (reason) {
            case MALFORMED ->
                Problem.of(
                        "sync.malformed",
                        "A message between till and head office could not be read. Check that both run versions that"
                                + " fit together, and report it: " + getMessage());
            case TRUNCATED ->
                Problem.of(
                        "connection.truncated",
                        "The connection broke in the middle of a message. It is tried again by itself.");
            case TOO_LARGE ->
                Problem.of(
                        "sync.too-large",
                        "A message between till and head office is larger than allowed. Report it: " + getMessage());
        };
    }
}
