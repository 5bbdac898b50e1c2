package org.evertill.ui.sync.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.evertill.connection.ConnectionMonitor.Offline;
import org.evertill.connection.ConnectionMonitor.Online;
import org.evertill.connection.ConnectionMonitor.State;
import org.evertill.connection.ConnectionMonitor.Unknown;
import org.evertill.kernel.Problem;
import org.evertill.sync.ChangeTracker.Backlog;
import org.evertill.sync.SyncProgress;
import org.evertill.sync.SyncProgress.Phase;
import org.evertill.sync.SyncStatus;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.sync.internal.SyncWords.Link;
import org.junit.jupiter.api.Test;

class SyncWordsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final State ONLINE = new Online(NOW.minusSeconds(60), Duration.ofMillis(20));
    private static final State OFFLINE =
            new Offline(NOW.minusSeconds(300), Problem.of("connection.refused", "Nothing answers."));

    @Test
    void onlineWithNothingToSend() {
        var bar = words(Locale.UK).bar(status(ONLINE, 0, 0, Optional.empty()), 0, NOW);
        assertEquals(Link.ONLINE, bar.link());
        assertEquals("Online", bar.word());
        assertEquals("Everything sent", bar.parts().getFirst());
        assertEquals("Data from head office: 2 min old", bar.parts().getLast());
        assertTrue(bar.done().isEmpty());
    }

    @Test
    void offlineSaysThatSellingGoesOnHowMuchWaitsAndHowLong() {
        var status = status(OFFLINE, 1234, 0, Optional.empty());
        assertEquals(
                "1,234 to send, oldest 10 min",
                words(Locale.UK).bar(status, 0, NOW).parts().getFirst());
        assertEquals(
                "1.234 zu senden, älteste 10 min alt",
                words(Locale.GERMANY).bar(status, 0, NOW).parts().getFirst());
        var panel = words(Locale.UK).panel(status, NOW);
        assertTrue(panel.waits().contains("Nothing answers."), panel.waits());
        assertTrue(panel.waits().contains("kept here safely"), panel.waits());
        assertTrue(panel.works().contains("sell"), panel.works());
    }

    @Test
    void beforeTheFirstProbeNeitherIsClaimed() {
        var bar = words(Locale.UK).bar(status(new Unknown(NOW), 0, 0, Optional.empty()), 0, NOW);
        assertEquals(Link.UNKNOWN, bar.link());
        assertFalse(bar.word().contains("Online") || bar.word().contains("Offline"));
    }

    @Test
    void theRoundUnderWayIsShownWithItsShare() {
        var progress = new SyncProgress(Phase.PUSH, 250, 1000, 0);
        var bar = words(Locale.UK).bar(status(ONLINE, 750, 0, Optional.of(progress)), 0, NOW);
        assertEquals("Sending 250 of 1,000", bar.parts().getFirst());
        assertEquals(Optional.of(250), bar.done());
    }

    @Test
    void whatNeedsAPersonIsSaid() {
        var bar = words(Locale.UK).bar(status(ONLINE, 0, 2, Optional.empty()), 3, NOW);
        assertTrue(bar.parts().contains("3 to look into  Ctrl+F1"), bar.parts().toString());
    }

    @Test
    void aPauseIsSaidFirstAndThatNothingIsLost() {
        var running = status(ONLINE, 3, 0, Optional.empty());
        var paused = new SyncStatus(
                running.connection(),
                running.backlog(),
                running.progress(),
                running.lastRound(),
                running.lastFailure(),
                running.nextTry(),
                running.dataAsOf(),
                true);
        assertEquals(
                "Exchange paused", words(Locale.UK).bar(paused, 0, NOW).parts().getFirst());
        assertEquals(
                "Abgleich angehalten",
                words(Locale.GERMANY).bar(paused, 0, NOW).parts().getFirst());
        var panel = words(Locale.UK).panel(paused, NOW);
        assertTrue(panel.paused());
        assertTrue(
                panel.waits().contains("To send: 3, the oldest since 10 min. They are kept here safely"),
                panel.waits());
        assertFalse(words(Locale.UK).panel(running, NOW).paused());
    }

    @Test
    void thePanelCountsBothWaysAndSaysWhenAllWasComplete() {
        var progress = new SyncProgress(Phase.PULL, 40, 40, 1500);
        var running = status(ONLINE, 2, 0, Optional.of(progress));
        var status = new SyncStatus(
                running.connection(),
                running.backlog(),
                running.progress(),
                Optional.of(NOW.minusSeconds(3600)),
                running.lastFailure(),
                Optional.of(NOW.plusSeconds(30)),
                running.dataAsOf(),
                false);
        var waits = words(Locale.UK).panel(status, NOW).waits();
        assertTrue(waits.contains("To send: 2, the oldest since 10 min."), waits);
        assertTrue(waits.contains("Sent 40, receiving, 1,500 rows so far."), waits);
        assertTrue(waits.contains("The last exchange was complete at 11:00."), waits);
        assertTrue(waits.contains("by itself in 30 s"), waits);
        var german = words(Locale.GERMANY).panel(status, NOW).waits();
        assertTrue(german.contains("40 gesendet, Empfang, bisher 1.500 Zeilen."), german);
    }

    private static SyncWords words(Locale locale) {
        return new SyncWords(
                Messages.beside(SyncWords.class, locale), new Formats(locale, ZoneOffset.UTC), Problem::message);
    }

    private static SyncStatus status(State state, long pending, long quarantined, Optional<SyncProgress> progress) {
        var oldest = pending == 0 ? Optional.<Instant>empty() : Optional.of(NOW.minusSeconds(600));
        return new SyncStatus(
                state,
                new Backlog(pending, oldest, 0, quarantined),
                progress,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(NOW.minusSeconds(120)),
                false);
    }
}
