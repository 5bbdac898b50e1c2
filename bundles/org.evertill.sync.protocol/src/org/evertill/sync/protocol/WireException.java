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
        TOO_LARGE,
        /** A page does not add up to its checksum. Asking for it again may help. */
        BAD_SUM
    }

    public Reason reason() {
        return reason;
    }

    /** The same for people: {@code sync.malformed}, {@code connection.truncated}, {@code sync.too-large} or {@code sync.bad-page}. */
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
            case BAD_SUM ->
                Problem.of(
                        "sync.bad-page",
                        "Rows from head office were spoilt on the way: they do not add up to their checksum. Nothing of"
                                + " them was taken, and they are asked for again. If it stays, check proxies and the"
                                + " memory of both machines.");
        };
    }
}
