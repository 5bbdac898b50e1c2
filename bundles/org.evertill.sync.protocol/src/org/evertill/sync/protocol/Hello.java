package org.evertill.sync.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;

/** Who am I, where are we. */
public final class Hello {

    /** Clocks that are further apart than this are told to people; never a reason to stop. */
    public static final Duration NOTABLE_SKEW = Duration.ofMinutes(2);

    private Hello() {}

    /**
     * @param incarnation raised when the till's database is replaced by an older one; from 1
     * @param lastSeq the newest operation in the till's log, 0 when there is none
     * @param lastHash its hash, or the chain's genesis
     * @param clock the till's wall clock, for measuring skew
     */
    public record Request(
            String replica,
            int incarnation,
            String appVersion,
            long lastSeq,
            String lastHash,
            Instant clock,
            long pending) {}

    /**
     * @param epoch head office's own incarnation; tills that know another one fetch everything again. Nothing raises it yet
     * @param lastSeq the newest operation of this till that head office has, 0 when none
     * @param lastHash its hash, or the chain's genesis
     * @param clock head office's wall clock
     * @param heads the scopes this till is subscribed to, with the newest sequence number of each, for whoever looks at the traffic; PULL names them again
     */
    public record Answer(
            int protocol, int epoch, long lastSeq, String lastHash, Instant clock, SortedMap<String, Long> heads) {}
}
