package org.evertill.sync.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.Incident;
import org.junit.jupiter.api.Test;

/** An incident about head office itself, which is about nothing that anybody entered. */
class RestoredWordsTest {

    private static final Incident RESTORED = new Incident(
            "i1",
            "chain",
            Incident.Kind.EXCEPTION,
            VersionVector.HEAD_OFFICE,
            "",
            0,
            0,
            "sync.head-office-restored",
            "",
            null,
            null,
            Incident.Status.OPEN,
            Instant.parse("2026-11-24T09:30:00Z"),
            null,
            null);

    private final IncidentWords english = words(Locale.UK);
    private final IncidentWords german = words(Locale.GERMANY);

    private static IncidentWords words(Locale locale) {
        return new IncidentWords(locale, ZoneOffset.UTC, new Nothing());
    }

    private static final class Nothing implements KnownRows {

        @Override
        public Optional<EntityType<?>> type(String table) {
            return Optional.empty();
        }

        @Override
        public Optional<Row> row(String table, String id) {
            return Optional.empty();
        }

        @Override
        public Origin origin(String table, String id, String replica, long seq) {
            return Origin.UNKNOWN;
        }
    }

    @Test
    void itIsToldWithoutAnAuthor() {
        assertEquals(
                new IncidentWords.Told("Noticed 24 Nov 2026, 09:30: head office was put back from a backup", List.of()),
                english.told(RESTORED, List.of()));
        assertEquals(
                "Bemerkt 24.11.2026, 09:30: die Zentrale wurde aus einer Sicherung zurückgeholt",
                german.told(RESTORED, List.of()).headline());
    }

    @Test
    void itSaysWhatIsToBeDoneAtATill() {
        assertEquals(
                "Nothing to do: what was sold is safe. If something is missing that head office had entered, tell them.",
                english.advice(RESTORED).todo());
        assertEquals(
                "Die Daten der Zentrale wurden aus einer Sicherung zurückgeholt; was seither dort eingegeben wurde, fehlt"
                        + " vielleicht.",
                german.advice(RESTORED).reason());
        assertEquals(new SideBySide.Brief("Head office", "put back from a backup"), english.brief(RESTORED, List.of()));
    }
}
