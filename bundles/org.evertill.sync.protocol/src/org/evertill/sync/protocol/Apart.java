package org.evertill.sync.protocol;

import java.time.Duration;
import java.util.List;

/**
 * What a till that was shut out hands in: its operations, which head office keeps apart unread until a person decides (decision 23). The
 * answer is that of a {@link Push}, without remarks.
 */
public final class Apart {

    /** Operations that are kept apart of one till. */
    public static final int MAX_OPERATIONS = 100_000;

    /** And their texts, in bytes. */
    public static final long MAX_BYTES = 128L << 20;

    /** Requests of one till within {@link #WINDOW}. */
    public static final int MAX_REQUESTS = 60;

    public static final Duration WINDOW = Duration.ofMinutes(1);

    private Apart() {}

    /**
     * @param push as the till would push it if it were let in
     * @param branches of the log, as in a {@link Hello}
     */
    public record Request(Push.Request push, List<Hello.Branch> branches) {

        public Request {
            branches = List.copyOf(branches);
        }

        public String replica() {
            return push.replica();
        }
    }
}
