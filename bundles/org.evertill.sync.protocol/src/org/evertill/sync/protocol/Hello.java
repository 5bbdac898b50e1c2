package org.evertill.sync.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/** Who am I, where are we. */
public final class Hello {

    /** Clocks that are further apart than this are told to people; never a reason to stop. */
    public static final Duration NOTABLE_SKEW = Duration.ofMinutes(2);

    private Hello() {}

    /**
     * @param incarnation another one since the till's database was put back from a backup or copied; 1 at first
     * @param lastSeq the newest operation in the till's log, 0 when there is none
     * @param lastHash its hash, or the chain's genesis
     * @param clock the till's wall clock, for measuring skew
     * @param branches of the log, in the order they began, the newest last: this incarnation; empty for a till's first one
     * @param epoch head office's, as the till knows it: to that one belongs what the till takes for safe; 0 when it knows none, as older
     *     tills do
     */
    public record Request(
            String replica,
            int incarnation,
            String appVersion,
            long lastSeq,
            String lastHash,
            Instant clock,
            long pending,
            List<Branch> branches,
            int epoch) {

        public Request {
            branches = List.copyOf(branches);
        }

        /** Of a till's first incarnation, which does not know of epochs. */
        public Request(String replica, String appVersion, long lastSeq, String lastHash, Instant clock, long pending) {
            this(replica, 1, appVersion, lastSeq, lastHash, clock, pending, List.of(), 0);
        }

        /** The newest operation that the till takes for safe at head office. */
        public long acknowledgedSeq() {
            return Math.max(0, lastSeq - pending);
        }
    }

    /**
     * Where an incarnation's log leaves the one that it goes on with: the database was put back from a backup, or copied.
     *
     * @param incarnation the one that begins
     * @param of the one that it goes on with
     * @param afterSeq the newest operation that both have
     * @param afterHash its hash, or the chain's genesis
     * @param series of the receipts from there on
     */
    public record Branch(int incarnation, int of, long afterSeq, String afterHash, String series) {}

    /**
     * @param epoch head office's, another one whenever its database may have been put back from a backup; see {@link Epoch}
     * @param lastSeq the newest operation of this till that head office has, 0 when none
     * @param lastHash its hash, or the chain's genesis
     * @param clock head office's wall clock
     * @param serverKeys by which the till knows head office from now on; empty when they stay as they are
     * @param heads the scopes this till is subscribed to, with the newest sequence number of each, for whoever looks at the traffic; PULL names them again
     */
    public record Answer(
            int protocol,
            int epoch,
            long lastSeq,
            String lastHash,
            Instant clock,
            List<ServerKey> serverKeys,
            SortedMap<String, Long> heads) {

        public Answer {
            serverKeys = List.copyOf(serverKeys);
        }
    }
}
