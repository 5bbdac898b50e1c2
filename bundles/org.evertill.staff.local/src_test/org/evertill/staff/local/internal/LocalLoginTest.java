package org.evertill.staff.local.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.staff.PinHash;
import org.evertill.storage.Database.Author;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.sqlite.SqliteDatabaseOpener;
import org.evertill.storage.sqlite.SqliteStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLoginTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final PinHash PINS = new Argon2PinHash();

    @TempDir
    Path directory;

    private SqliteStore database;

    @BeforeEach
    void open() {
        database = opened();
        database.enrol(new TillIdentity("R", 1, "Chain", "S1", "S1-R1", "A", URI.create("http://localhost:1"), "t"))
                .orThrow();
        database.write(new Author("system:test"), tx -> {
            tx.insert(DomainTypes.STAFF, new Staff("b", "bea", Role.CASHIER, PINS.of(pin("1111")), true));
            tx.insert(DomainTypes.STAFF, new Staff("a", "Zoe", Role.MANAGER, PINS.of(pin("2222")), true));
            tx.insert(DomainTypes.STAFF, new Staff("c", "Ann", Role.CASHIER, PINS.of(pin("3333")), false));
            return 0;
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whoWorksHereIsListedByName() {
        assertEquals(
                List.of("bea", "Zoe"),
                at(START).people().stream().map(Staff::name).toList());
    }

    @Test
    void theRightPinLetsInAndIsWiped() {
        char[] pin = pin("1111");
        assertEquals("bea", at(START).login("b", pin).orThrow().name());
        assertArrayEquals(new char[4], pin);
        assertEquals("staff.unknown", problem(at(START).login("c", pin("3333"))).code());
        assertEquals("staff.unknown", problem(at(START).login("x", pin("1"))).code());
    }

    @Test
    void fiveWrongPinsLockAndARestartForgivesNothing() {
        for (int i = 1; i < LocalLogin.FREE_FAILURES; i++) {
            assertEquals(
                    "staff.wrong-pin",
                    problem(at(START).login("b", pin("0000"))).code());
        }
        var locked = problem(at(START).login("b", pin("0000")));
        assertEquals("staff.locked", locked.code());
        assertEquals("30", locked.facts().get("seconds"));

        database.close();
        database = opened();
        assertEquals(
                "staff.locked",
                problem(at(START.plusSeconds(29)).login("b", pin("1111"))).code());
        assertEquals("Zoe", at(START).login("a", pin("2222")).orThrow().name());
        assertEquals(
                "60",
                problem(at(START.plusSeconds(30)).login("b", pin("0000")))
                        .facts()
                        .get("seconds"));
        assertEquals(
                "bea",
                at(START.plusSeconds(90)).login("b", pin("1111")).orThrow().name());
        assertEquals(
                "staff.wrong-pin",
                problem(at(START.plusSeconds(91)).login("b", pin("0000"))).code());
    }

    @Test
    void theLockGrowsToAnHourAtMostAndAWrongClockCannotLockForYears() {
        assertEquals(Optional.empty(), LocalLogin.lockAfter(4));
        assertEquals(Optional.of(Duration.ofSeconds(240)), LocalLogin.lockAfter(8));
        assertEquals(Optional.of(Duration.ofHours(1)), LocalLogin.lockAfter(1_000_000));
        for (int i = 0; i < LocalLogin.FREE_FAILURES; i++) {
            at(START.plus(Duration.ofDays(9_000))).login("b", pin("0000"));
        }
        assertEquals("3600", problem(at(START).login("b", pin("1111"))).facts().get("seconds"));
    }

    private SqliteStore opened() {
        return new SqliteDatabaseOpener(DomainTypes.ALL, List.of(new LoginSchema()), Clock.fixed(START, ZoneOffset.UTC))
                .openStore(directory)
                .orThrow();
    }

    private LocalLogin at(Instant now) {
        return new LocalLogin(database, PINS, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static char[] pin(String digits) {
        return digits.toCharArray();
    }

    private static Problem problem(Outcome<?> outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome).problem();
    }
}
