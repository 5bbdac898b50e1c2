package org.evertill.sync.engine.internal;

import java.time.Duration;
import org.evertill.kernel.Problem;
import org.evertill.sync.protocol.Limits;

/** What rounds have learned about the line: how large batches may be, and how many. Used by one round at a time. */
final class Pace {

    /** A rough bound of a PUSH on the wire, far below what head office refuses. */
    static final int MAX_PUSH_BYTES = 4 << 20;

    private static final int FIRST_PUSH = 200;
    private static final int FIRST_PULL = 1_000;
    private static final int MIN = 20;

    private BatchSize push = new BatchSize(FIRST_PUSH, MIN, Limits.MAX_PUSH_OPERATIONS);
    private boolean quick;
    private BatchSize pull = new BatchSize(FIRST_PULL, MIN, Limits.MAX_PULL_ROWS);

    int pushOperations() {
        return push.current();
    }

    int pullRows() {
        return pull.current();
    }

    /** Whether the last PUSH was answered so soon that the line bears two at once. */
    boolean isQuick() {
        return quick;
    }

    void pushed(int operations, Duration took) {
        quick = took.compareTo(BatchSize.QUICK) < 0;
        push = push.answered(operations, took);
    }

    void pulled(int rows, Duration took) {
        pull = pull.answered(rows, took);
    }

    /** The next round tries with less when this one failed by size or time, or may have. */
    void failed(Problem problem) {
        quick = false;
        switch (problem.code()) {
            case "connection.timeout",
                    "connection.interrupted",
                    "connection.truncated",
                    "connection.unavailable",
                    "headoffice.internal",
                    "http.too-slow",
                    "sync.too-large" -> {
                push = push.halved();
                pull = pull.halved();
            }
            default -> {
                // The size had no part in it.
            }
        }
    }
}
