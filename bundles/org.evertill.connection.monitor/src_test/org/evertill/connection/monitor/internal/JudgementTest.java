package org.evertill.connection.monitor.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.evertill.connection.ConnectionMonitor.Offline;
import org.evertill.connection.ConnectionMonitor.Online;
import org.evertill.connection.ConnectionMonitor.Unknown;
import org.evertill.kernel.Problem;
import org.junit.jupiter.api.Test;

/** Scripted sequences: {@code +} an answer, {@code p} a failed probe, {@code r} a failed request, {@code n} nobody to ask. */
class JudgementTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @Test
    void theFirstEvidenceDecidesAlone() {
        assertEquals("O", states("+"));
        assertEquals("x", states("p"));
        assertEquals("x", states("r"));
        assertEquals("x", states("n"));
    }

    @Test
    void onlineSurvivesTwoFailedProbesAndOneFailedRequest() {
        assertEquals("OOOO", states("+pp+"));
        assertEquals("OOO", states("+r+"));
        assertEquals("OOOOOO", states("+pp+pp"));
    }

    @Test
    void threeFailedProbesOrARequestAndAProbeMakeItOffline() {
        assertEquals("OOOx", states("+ppp"));
        assertEquals("OOx", states("+rp"));
        assertEquals("OOx", states("+pr"));
        assertEquals("OOx", states("+rr"));
        assertEquals("Ox", states("+n"));
    }

    @Test
    void twoAnswersInARowMakeItOnlineAgain() {
        assertEquals("xxO", states("p++"));
        assertEquals("xxxxO", states("p+p++"));
        assertEquals("xxxxxx", states("p+p+p+"), "every other probe is not a connection");
    }

    @Test
    void looksAreFrequentWhileItChangesAndSeldomWhenItDoesNot() {
        assertEquals(List.of(1L, 2L, 4L, 8L, 10L, 10L), intervals("++++++"));
        assertEquals(List.of(1L, 2L, 4L, 5L, 5L), intervals("ppppp"));
        assertEquals(List.of(1L, 2L, 4L, 1L, 1L, 1L), intervals("+++ppp"));
        assertEquals(List.of(1L, 2L, 1L, 1L), intervals("pp++"));
    }

    @Test
    void sinceTellsWhenItBeganNotWhenItWasLastSeen() {
        var judgement = after("+++");
        assertEquals(NOON, judgement.state().since());
        assertEquals(NOON.plusSeconds(5), after("+++ppp").state().since());
        assertEquals(NOON.plusSeconds(5), after("+++pppppp").state().since());
    }

    @Test
    void listenersHearOfChangesOnly() {
        assertTrue(after("+").differsFrom(Judgement.start(NOON)));
        assertFalse(after("++").differsFrom(after("+")));
        assertFalse(after("+pp").differsFrom(after("+")));
        assertTrue(after("+ppp").differsFrom(after("+pp")));
        assertFalse(after("pp").differsFrom(after("p")));
        assertTrue(after("pn").differsFrom(after("p")), "the reason is another");
    }

    @Test
    void neverOnlineToOfflineOnOneFailureWhateverCameBefore() {
        for (int seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var judgement = Judgement.start(NOON);
            boolean answeredLast = false;
            for (int i = 0; i < 100; i++) {
                boolean answer = random.nextInt(3) > 0;
                var before = judgement.state();
                judgement = judgement.after(answer ? evidence('+', i) : evidence(random.nextBoolean() ? 'p' : 'r', i));
                if (answeredLast && !answer && before instanceof Online) {
                    assertTrue(judgement.state() instanceof Online, "seed " + seed);
                }
                answeredLast = answer;
                assertTrue(judgement.interval().compareTo(Judgement.UNSURE_INTERVAL) >= 0, "seed " + seed);
                assertTrue(judgement.interval().compareTo(Judgement.ONLINE_INTERVAL) <= 0, "seed " + seed);
            }
        }
    }

    private static String states(String script) {
        var out = new StringBuilder();
        for (int i = 1; i <= script.length(); i++) {
            out.append(
                    switch (after(script.substring(0, i)).state()) {
                        case Unknown u -> '?';
                        case Online o -> 'O';
                        case Offline o -> 'x';
                    });
        }
        return out.toString();
    }

    private static List<Long> intervals(String script) {
        var out = new ArrayList<Long>();
        for (int i = 1; i <= script.length(); i++) {
            out.add(after(script.substring(0, i)).interval().toSeconds());
        }
        return out;
    }

    private static Judgement after(String script) {
        var judgement = Judgement.start(NOON);
        for (int i = 0; i < script.length(); i++) {
            judgement = judgement.after(evidence(script.charAt(i), i));
        }
        return judgement;
    }

    private static Evidence evidence(char kind, int second) {
        var at = NOON.plusSeconds(second);
        return switch (kind) {
            case '+' -> new Evidence.Answered(at, Duration.ofMillis(3));
            case 'p' -> new Evidence.ProbeFailed(at, Problem.of("connection.timeout", "No answer."));
            case 'r' -> new Evidence.RequestFailed(at, Problem.of("connection.timeout", "No answer."));
            default -> new Evidence.NotEnrolled(at, Problem.of("connection.not-enrolled", "Nobody."));
        };
    }
}
