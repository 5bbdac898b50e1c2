package org.evertill.connection.monitor.internal;

import java.time.Duration;
import java.time.Instant;
import org.evertill.connection.ConnectionMonitor.Offline;
import org.evertill.connection.ConnectionMonitor.Online;
import org.evertill.connection.ConnectionMonitor.State;
import org.evertill.connection.ConnectionMonitor.Unknown;

/**
 * From evidence to state, with hysteresis, so that one lost packet does not make the badge flicker: two answers in a row
 * make it online; three failed probes, or a failed request and a failed probe, make it offline. The first evidence of
 * all decides alone, because there is nothing yet to flicker. A value; pure.
 *
 * @param against the weight of the evidence in a row that speaks against the state
 * @param steps how many looks in a row have changed nothing
 */
record Judgement(State state, int against, int steps) {

    static final int ANSWERS_TO_ONLINE = 2;
    static final int WEIGHT_TO_OFFLINE = 3;
    static final int PROBE_WEIGHT = 1;
    static final int REQUEST_WEIGHT = 2;

    static final Duration UNSURE_INTERVAL = Duration.ofSeconds(1);
    static final Duration ONLINE_INTERVAL = Duration.ofSeconds(10);
    static final Duration OFFLINE_INTERVAL = Duration.ofSeconds(5);

    private static final int MAX_STEPS = 30;

    static Judgement start(Instant at) {
        return new Judgement(new Unknown(at), 0, 0);
    }

    Judgement after(Evidence evidence) {
        return switch (evidence) {
            case Evidence.Answered answered -> answered(answered);
            case Evidence.ProbeFailed failed -> failed(PROBE_WEIGHT, new Offline(failed.at(), failed.problem()));
            case Evidence.RequestFailed failed -> failed(REQUEST_WEIGHT, new Offline(failed.at(), failed.problem()));
            case Evidence.NotEnrolled nobody -> failed(WEIGHT_TO_OFFLINE, new Offline(nobody.at(), nobody.problem()));
        };
    }

    private Judgement answered(Evidence.Answered answer) {
        var online = new Online(answer.at(), answer.latency());
        return switch (state) {
            case Unknown unknown -> new Judgement(online, 0, 0);
            case Online was -> new Judgement(new Online(was.since(), answer.latency()), 0, step());
            case Offline offline ->
                against + 1 >= ANSWERS_TO_ONLINE ? new Judgement(online, 0, 0) : new Judgement(offline, against + 1, 0);
        };
    }

    private Judgement failed(int weight, Offline offline) {
        return switch (state) {
            case Unknown unknown -> new Judgement(offline, 0, 0);
            case Online online ->
                against + weight >= WEIGHT_TO_OFFLINE
                        ? new Judgement(offline, 0, 0)
                        : new Judgement(online, against + weight, 0);
            case Offline was -> new Judgement(new Offline(was.since(), offline.reason()), 0, step());
        };
    }

    private int step() {
        return Math.min(steps + 1, MAX_STEPS);
    }

    /** How long to wait before the next look: short while unsure, longer the longer nothing changes. */
    Duration interval() {
        if (against > 0) {
            return UNSURE_INTERVAL;
        }
        Duration longest = state instanceof Online ? ONLINE_INTERVAL : OFFLINE_INTERVAL;
        Duration grown = UNSURE_INTERVAL.multipliedBy(1L << Math.min(steps, 10));
        return grown.compareTo(longest) < 0 ? grown : longest;
    }

    /** Whether two states are different for a listener: the kind, or the reason, but not the latency. */
    boolean differsFrom(Judgement before) {
        return switch (state) {
            case Unknown unknown -> !(before.state instanceof Unknown);
            case Online online -> !(before.state instanceof Online);
            case Offline(var since, var reason) ->
                !(before.state instanceof Offline(var s, var was) && was.code().equals(reason.code()));
        };
    }
}
