package org.evertill.staff.local.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.staff.PinHash;
import org.evertill.staff.WrongPins;
import org.evertill.storage.Database.Author;
import org.evertill.storage.LocalSchema;
import org.junit.jupiter.api.Test;

class LocalLoginTest extends LoginCase {

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
    void fiveWrongPinsLockForLongerEachTimeAndARestartForgivesNothing() {
        var login = at(START);
        for (int i = 1; i < WrongPins.FREE; i++) {
            assertEquals("staff.wrong-pin", tried(login, "0000"));
        }
        assertEquals("30", seconds(login));

        database.close();
        database = opened();
        login = at(START.plusSeconds(10));
        assertEquals("20", seconds(login));
        assertEquals("Zoe", login.login("a", pin("2222")).orThrow().name());
        for (String next : List.of("60", "120", "300", "900", "900")) {
            nanos += Duration.ofHours(1).toNanos();
            assertEquals(next, seconds(login));
        }
        nanos += Duration.ofHours(1).toNanos();
        assertEquals("bea", login.login("b", pin("1111")).orThrow().name());
        assertEquals("staff.wrong-pin", tried(login, "0000"));
    }

    @Test
    void aClockThatIsSetDoesNotShortenALock() {
        var clock = new Instant[] {START};
        var login = lockedOut(clock);
        clock[0] = START.plus(Duration.ofDays(30));
        assertEquals("30", seconds(login));
        nanos += Duration.ofSeconds(29).toNanos();
        clock[0] = START.minus(Duration.ofDays(30));
        assertEquals("1", seconds(login));

        database.close();
        database = opened();
        var afterRestart = at(START.minus(Duration.ofDays(30)));
        assertEquals("30", seconds(afterRestart));
        nanos += Duration.ofSeconds(30).toNanos();
        assertEquals("bea", afterRestart.login("b", pin("1111")).orThrow().name());
    }

    @Test
    void whoWorksElsewhereIsNotListedAndNotLetIn() {
        database.write(new Author("system:test"), tx -> {
            tx.insert(DomainTypes.STAFF, new Staff("d", "Dee", Role.CASHIER, PINS.of(pin("4444")), true, null, "S2"));
            return 0;
        });
        assertEquals(2, at(START).people().size());
        assertEquals("staff.unknown", problem(at(START).login("d", pin("4444"))).code());
    }

    @Test
    void aPasswordLetsInToo() {
        database.write(new Author("system:test"), tx -> {
            tx.insert(
                    DomainTypes.STAFF,
                    new Staff(
                            "d", "Dee", Role.CASHIER, PINS.of(pin("4444")), true, PINS.of(pin("correct horse")), null));
            return 0;
        });
        assertEquals("Dee", at(START).login("d", pin("correct horse")).orThrow().name());
        assertEquals("Dee", at(START).login("d", pin("4444")).orThrow().name());
        assertEquals(
                "staff.wrong-pin", problem(at(START).login("d", pin("5555"))).code());
    }

    /** Whoever asks for a person that is not there waits for one hash all the same. */
    @Test
    void ofNobodyAHashIsCheckedAllTheSame() {
        var checked = new ArrayList<String>();
        PinHash counting = new PinHash() {
            @Override
            public String of(char[] pin) {
                return PINS.of(pin);
            }

            @Override
            public boolean matches(char[] pin, String hash) {
                checked.add(hash);
                return PINS.matches(pin, hash);
            }
        };
        var login = new LocalLogin(database, counting, Clock.fixed(START, ZoneOffset.UTC), () -> nanos);
        for (String id : List.of("b", "nobody", "c")) {
            login.login(id, pin("0000"));
        }
        assertEquals(3, checked.size());
        checked.forEach(hash -> assertEquals(
                checked.getFirst().replaceAll("\\$[^$]*\\$[^$]*$", ""), hash.replaceAll("\\$[^$]*\\$[^$]*$", "")));
    }

    /** What an older version left behind locks on. */
    @Test
    void wrongPinsOfAnOlderVersionAreKept() {
        database.close();
        var older = new LocalSchema() {
            @Override
            public String owner() {
                return "staff";
            }

            @Override
            public List<Migration> migrations() {
                return new LoginSchema().migrations().subList(0, 1);
            }
        };
        var elsewhere = directory.resolve("older");
        try (var old = opened(elsewhere, older)) {
            enrol(old);
            old.write(new Author("system:test"), tx -> {
                tx.insert(DomainTypes.STAFF, new Staff("b", "bea", Role.CASHIER, "x", true));
                return tx.execute(
                        "INSERT INTO login_failures VALUES ('b', 5, ?)",
                        List.of(START.plusSeconds(30).toEpochMilli()));
            });
        }
        database = opened(elsewhere, new LoginSchema());
        assertEquals("30", seconds(at(START)));
    }

    private static String tried(LocalLogin login, String secret) {
        return problem(login.login("b", pin(secret))).code();
    }

    /** How long somebody has to wait after one more wrong PIN. */
    private static String seconds(LocalLogin login) {
        var problem = problem(login.login("b", pin("0000")));
        assertEquals("staff.locked", problem.code());
        return problem.facts().get("seconds");
    }
}
