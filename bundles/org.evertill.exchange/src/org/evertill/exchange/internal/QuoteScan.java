package org.evertill.exchange.internal;

/** Follows the quotes of a CSV record over its lines, byte by byte (RFC 4180); UTF-8 does not disturb it. */
final class QuoteScan {

    private final byte separator;
    private State state = State.FIELD_START;

    QuoteScan(char separator) {
        this.separator = (byte) separator;
    }

    /** What the lines so far amount to. */
    enum Verdict {
        COMPLETE,
        /** A quoted field goes on in the next line. */
        OPEN,
        /** Something follows a closing quote that is no separator. */
        MALFORMED
    }

    private enum State {
        FIELD_START,
        PLAIN,
        QUOTED,
        QUOTE_IN_QUOTED
    }

    Verdict feed(byte[] line) {
        int length = line.length > 0 && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
        for (int i = 0; i < length; i++) {
            byte b = line[i];
            if (state == State.QUOTE_IN_QUOTED && b != '"' && b != separator) {
                return Verdict.MALFORMED;
            }
            state = after(b);
        }
        return state == State.QUOTED ? Verdict.OPEN : Verdict.COMPLETE;
    }

    private State after(byte b) {
        return switch (state) {
            case FIELD_START -> b == '"' ? State.QUOTED : plain(b);
            case PLAIN -> plain(b);
            case QUOTED -> b == '"' ? State.QUOTE_IN_QUOTED : State.QUOTED;
            case QUOTE_IN_QUOTED -> b == '"' ? State.QUOTED : State.FIELD_START;
        };
    }

    private State plain(byte b) {
        return b == separator ? State.FIELD_START : State.PLAIN;
    }
}
