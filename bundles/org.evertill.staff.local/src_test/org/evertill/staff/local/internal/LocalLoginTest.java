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
import java.util.ArrayList;
import java.util.List;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.staff.Approvals.Wanted;
import org.evertill.staff.PinHash;
import org.evertill.storage.Database.Author;
import org.evertill.storage.LocalSchema;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.sqlite.SqliteDatabaseOpener;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.protocol.DeviceKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLoginTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final PinHash PINS = new Argon2PinHash();
    private static final String HASH_1111 = PINS.of(pin("1111"));
    private static final String HASH_2222 = PINS.of(pin("2222"));
    private static final String HASH_3333 = PINS.of(pin("3333"));

    @TempDir
    Path directory;

    private SqliteStore database;

    /** The monotonic counter. */
    private long nanos;

    @BeforeEach
    void open() {
        database = opened();
        enrol(database);
        database.write(new Author("system:test"), tx -> {
            tx.insert(DomainTypes.STAFF, new Staff("b", "bea", Role.CASHIER, HASH_1111, true));
            tx.insert(DomainTypes.STAFF, new Staff("a", "Zoe", Role.MANAGER, HASH_2222, true));
            tx.insert(DomainTypes.STAFF, new Staff("c", "Ann", Role.CASHIER, HASH_3333, false));
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
    void fiveWrongPinsLockForLongerEachTimeAndARestartForgivesNothing() {
        var login = at(START);
        for (int i = 1; i < Lockout.FREE_FAILURES; i++) {
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
    void aManagerUnlocksOnceAndBothAreOnRecord() {
        var login = lockedOut(new Instant[] {START});
        var wanted = Wanted.unlocking("b");
        assertEquals(
                List.of("Zoe"),
                login.approvers(wanted.permission()).stream().map(Staff::name).toList());
        assertEquals(
                "staff.wrong-pin",
                problem(login.approve(wanted, "a", pin("0000"))).code());
        var approval = login.approve(wanted, "a", pin("2222")).orThrow();
        assertEquals("bea", login.unlock(approval).orThrow().name());
        assertEquals("bea", login.login("b", pin("1111")).orThrow().name());
        assertEquals("staff.approval-refused", problem(login.unlock(approval)).code());
        var noted = database.read(r -> r.find(DomainTypes.APPROVAL, approval.id()))
                .orElseThrow()
                .value();
        assertEquals(approval, noted);
        assertEquals("a", noted.approvedBy());
        assertEquals("b", noted.staffId());
    }

    @Test
    void whoMayNotDoItCannotAllowItAndNobodyAllowsHimself() {
        var login = at(START);
        var refund = new Wanted("REFUND", "S1-R1-A-000001", "a");
        assertEquals(
                "staff.not-permitted",
                problem(login.approve(refund, "b", pin("1111"))).code());
        assertEquals(
                "staff.not-permitted",
                problem(login.approve(refund, "a", pin("2222"))).code());
        var unlock = new Wanted("REFUND", "b", "b");
        var other = login.approve(unlock, "a", pin("2222")).orThrow();
        assertEquals("staff.approval-refused", problem(login.unlock(other)).code());
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

    private LocalLogin lockedOut(Instant[] clock) {
        var login = new LocalLogin(
                database,
                PINS,
                new Clock() {
                    @Override
                    public java.time.ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(java.time.ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return clock[0];
                    }
                },
                () -> nanos);
        for (int i = 0; i < Lockout.FREE_FAILURES; i++) {
            login.login("b", pin("0000"));
        }
        return login;
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

    private SqliteStore opened() {
        return opened(directory, new LoginSchema());
    }

    private static SqliteStore opened(Path where, LocalSchema schema) {
        return new SqliteDatabaseOpener(DomainTypes.ALL, List.of(schema), Clock.fixed(START, ZoneOffset.UTC))
                .openStore(where)
                .orThrow();
    }

    private static void enrol(SqliteStore till) {
        till.enrol(new TillIdentity(
                        "R",
                        1,
                        "Chain",
                        "S1",
                        "S1-R1",
                        "A",
                        URI.create("http://localhost:1"),
                        DeviceKey.make(),
                        List.of()))
                .orThrow();
    }

    private LocalLogin at(Instant now) {
        return new LocalLogin(database, PINS, Clock.fixed(now, ZoneOffset.UTC), () -> nanos);
    }

    private static char[] pin(String digits) {
        return digits.toCharArray();
    }

    private static Problem problem(Outcome<?> outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome).problem();
    }
}
