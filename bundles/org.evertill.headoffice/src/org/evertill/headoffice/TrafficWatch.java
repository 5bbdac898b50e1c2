package org.evertill.headoffice;

import java.time.Duration;

/**
 * Is told what comes and goes at head office's doors, so that somebody can count it: never who it was, nor what was said. Any
 * thread; does not block.
 */
public interface TrafficWatch {

    /** Nobody counts. */
    TrafficWatch NONE = new TrafficWatch() {};

    /** A request is at work; {@link #ended} follows. */
    default void began() {}

    /** A request that had begun is not at work any more; of a stream, it has begun to flow. */
    default void ended() {}

    /**
     * A request was answered, or refused before it was at work.
     *
     * @param path one of those that head office has, or one word for all others
     * @param status of HTTP
     * @param code of the problem; empty when it was done
     * @param took from its first byte to the end of its answer; of a stream, to its beginning
     */
    default void answered(String path, int status, String code, Duration took) {}

    /** A request did not have its turn at once, but after this time, or was then told to come again. */
    default void waited(Duration time) {}

    /** So many tills hold a stream of pokes now. */
    default void streams(int open) {}
}
