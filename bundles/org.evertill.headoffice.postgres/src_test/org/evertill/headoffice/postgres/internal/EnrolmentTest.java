package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.PushTest.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Register;
import org.evertill.domain.Store;
import org.evertill.headoffice.HeadOffice;
import org.evertill.kernel.Outcome;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a code to a till that is known. */
class EnrolmentTest {

    private static final DeviceKey KEY = DeviceKey.make();

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void codeMakesATillOnce() {
        var code = fixture.desk()
                .enrolmentCode(Fixture.STORE, "R1", Duration.ofHours(1))
                .orThrow();
        assertTrue(
                code.code().text().matches("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}"),
                code.code().text());
        assertEquals("S1-R1", code.registerId());
        assertEquals(fixture.clock.instant().plus(Duration.ofHours(1)), code.validUntil());
        var typed = code.code().text().toLowerCase().replace('-', ' ');
        var answer = enrol(typed);
        assertEquals(List.of("S1", "S1-R1", "A"), List.of(answer.storeId(), answer.registerId(), answer.series()));
        assertProblem(
                "enrolment.bad-code", fixture.office().enrol(request(code.code().secret())));
        assertEquals(1, fixture.desk().tills().size());
    }

    @Test
    void expiredOrUnknownCodeMakesNothing() {
        var code = fixture.desk()
                .enrolmentCode(Fixture.STORE, "R1", Duration.ofMinutes(5))
                .orThrow();
        fixture.clock.forward(Duration.ofMinutes(5));
        assertProblem(
                "enrolment.bad-code", fixture.office().enrol(request(code.code().secret())));
        assertProblem("enrolment.bad-code", fixture.office().enrol(request("2222-2222-2222")));
        assertProblem("enrolment.bad-code", fixture.office().enrol(request("")));
        assertEquals(List.of(), fixture.desk().tills());
        assertEquals(List.of("0"), fixture.query("SELECT count(*) FROM register_series"));
    }

    @Test
    void replacedTillGetsTheNextSeries() {
        assertEquals("A", fixture.till("S1", "R1").identity.series());
        assertEquals("A", fixture.till("S1", "R2").identity.series());
        assertEquals("B", fixture.till("S1", "R1").identity.series());
        assertEquals("C", fixture.till("S1", "R1").identity.series());
        assertEquals("Z", Enrolments.seriesLetters(26));
        assertEquals("AA", Enrolments.seriesLetters(27));
        assertEquals("ZZ", Enrolments.seriesLetters(702));
        assertEquals("AAA", Enrolments.seriesLetters(703));
    }

    @Test
    void neitherCodeNorTokenNorKeyIsStored() {
        var code = fixture.desk()
                .enrolmentCode(Fixture.STORE, "R1", Duration.ofHours(1))
                .orThrow();
        var answer = enrol(code.code().secret());
        String token = fixture.office()
                .open(Session.Request.of(answer.replica(), fixture.clock.instant(), "n", KEY))
                .orThrow()
                .token();
        var all = fixture.query("SELECT c::text FROM enrolment_code c UNION ALL SELECT d::text FROM device d"
                + " UNION ALL SELECT s::text FROM session s UNION ALL SELECT body FROM op");
        assertTrue(all.size() >= 4);
        assertTrue(all.stream().noneMatch(row -> row.contains(code.code().secret()) || row.contains(token)));
    }

    @Test
    void aTillIsKnownAgainWithAnotherKeyAndKeepsWhatItIs() {
        var till = fixture.till("S1", "R1");
        till.sale(1, 1);
        till.pushAll();
        fixture.desk().revoke(till.replica()).orThrow();
        var key = DeviceKey.make();
        var answer = again(till.replica(), "A2BC", "R1", key).orThrow();
        assertEquals(
                List.of(till.replica(), "S1-R1", "A2BC"),
                List.of(answer.replica(), answer.registerId(), answer.series()));
        assertEquals(Optional.empty(), fixture.desk().tills().getFirst().revokedAt());
        var now = fixture.clock.instant();
        fixture.office()
                .open(Session.Request.of(till.replica(), now, "n1", key))
                .orThrow();
        assertProblem("auth.unknown-device", till.session(now));
        till.sale(2, 1);
        till.pushAll();
        assertEquals(List.of("2"), fixture.query("SELECT count(*) FROM sales"));
        assertEquals(1, fixture.desk().tills().size());
    }

    @Test
    void aTillThatHeadOfficeHasForgottenIsKnownAgainByItsName() {
        String name = "v".repeat(21);
        var answer = again(name, "B0K7M", "R1", KEY).orThrow();
        assertEquals(name, answer.replica());
        assertEquals("B0K7M", answer.series());
        assertEquals(
                Map.of("chain", 1L, "store:S1", 1L, "register:S1-R1", 0L),
                fixture.office()
                        .hello(
                                new HeadOffice.Caller(name),
                                new Hello.Request(name, "0.1.0", 0, HashChain.genesis(name), Instant.EPOCH, 0))
                        .orThrow()
                        .heads());
        assertProblem("enrolment.bad-code", again("no till's name", "A", "R1", KEY));
        assertProblem("enrolment.bad-code", again("w".repeat(21), "a series", "R1", KEY));
    }

    @Test
    void aCodeForAnotherRegisterOrAKeyThatIsNoneChangesNothing() {
        var till = fixture.till("S1", "R1");
        assertProblem("enrolment.other-register", again(till.replica(), "A", "R2", DeviceKey.make()));
        till.session(fixture.clock.instant()).orThrow();
        var code = code("R1");
        assertProblem("enrolment.bad-key", fixture.office().enrol(new Enrolment.Request(code, "till", "no key")));
        fixture.office().enrol(request(code)).orThrow();
    }

    private Outcome<Enrolment.Answer> again(String replica, String series, String register, DeviceKey key) {
        var known = Optional.of(new Enrolment.Known(replica, series));
        return fixture.office().enrol(new Enrolment.Request(code(register), "till", key.publicKey(), known));
    }

    private String code(String register) {
        return fixture.desk()
                .enrolmentCode(Fixture.STORE, register, Duration.ofHours(1))
                .orThrow()
                .code()
                .secret();
    }

    @Test
    void storeAndRegisterBecomeRowsThatTillsSee() {
        var till = fixture.till("S1", "R1");
        till.pullAll(100);
        assertEquals("Store S1", till.rows.get(new RowKey("stores", "S1")).row().text("name"));
        assertEquals("store:S1", till.rows.get(new RowKey("registers", "S1-R1")).scope());
        assertEquals(
                Optional.of(new Register("S1-R1", "S1", "R1", "R1")),
                fixture.desk().find(DomainTypes.REGISTER, "S1-R1"));
    }

    @Test
    void newCodeChangesTheStoreAndKeepsTheRegistersName() {
        fixture.till("S1", "R1");
        fixture.desk()
                .save(DomainTypes.REGISTER, new Register("S1-R1", "S1", "R1", "Front"), "staff-1")
                .orThrow();
        var moved = new Store("S1", "New name", "GB", "GBP", "Europe/London", "High Street", null);
        fixture.desk().enrolmentCode(moved, "R1", Duration.ofHours(1)).orThrow();
        assertEquals(Optional.of(moved), fixture.desk().find(DomainTypes.STORE, "S1"));
        assertEquals(
                "Front",
                fixture.desk().find(DomainTypes.REGISTER, "S1-R1").orElseThrow().name());
        assertEquals(List.of(), fixture.desk().verify().findings());
    }

    @Test
    void namesAndTimesThatCannotBeAreRefused() {
        var bad = new Store("S-1", "x", "GB", "GBP", "Europe/London", null, null);
        assertProblem("headoffice.bad-name", fixture.desk().enrolmentCode(bad, "R1", Duration.ofHours(1)));
        assertProblem("headoffice.bad-name", fixture.desk().enrolmentCode(Fixture.STORE, "R:1", Duration.ofHours(1)));
        assertProblem("headoffice.bad-validity", fixture.desk().enrolmentCode(Fixture.STORE, "R1", Duration.ZERO));
        assertProblem(
                "headoffice.bad-validity", fixture.desk().enrolmentCode(Fixture.STORE, "R1", Duration.ofDays(31)));
        var long2 = new Store("S1", "x", "GBR", "GBP", "Europe/London", null, null);
        assertProblem("entity.invalid", fixture.desk().enrolmentCode(long2, "R1", Duration.ofHours(1)));
        assertEquals(List.of(), fixture.query("SELECT id FROM stores"));
    }

    @Test
    void helloTellsWhereHeadOfficeIsAndKeepsWhatTheTillSays() {
        var till = fixture.till("S1", "R1");
        till.sale(1, 1);
        till.pushAll();
        var now = fixture.clock.instant();
        var hello =
                new Hello.Request(till.replica(), "0.1.0", 9, till.log.getLast().hash(), now.plusMillis(1500), 7);
        var answer = fixture.office().hello(till.caller, hello).orThrow();
        assertEquals(4, answer.lastSeq());
        assertEquals(till.log.getLast().hash(), answer.lastHash());
        assertEquals(now, answer.clock());
        assertEquals(1, answer.epoch());
        assertEquals(Map.of("chain", 2L, "store:S1", 1L, "register:S1-R1", 0L, "facts:S1:2026-11", 4L), answer.heads());
        var seen = fixture.desk().tills().getFirst();
        assertEquals(7, seen.pendingReported());
        assertEquals(Duration.ofMillis(1500), seen.clockSkew());
        assertEquals("0.1.0", seen.appVersion());
        assertEquals(Optional.of(now), seen.lastSeen());
        assertEquals(4, seen.lastSeq());
    }

    @Test
    void chainsNameReachesItsTills() {
        assertEquals("Corner shops", fixture.desk().nameChain(" Corner shops ").orThrow());
        assertEquals("Corner shops", fixture.till("S1", "R1").identity.chainName());
        assertProblem("headoffice.bad-name", fixture.desk().nameChain(" "));
        assertProblem("headoffice.bad-name", fixture.desk().nameChain("x".repeat(101)));
    }

    @Test
    void clockThatSaysAnythingIsBounded() {
        var now = Instant.parse("2026-11-23T10:00:00Z");
        assertEquals(-1500, Devices.skewMillis(now.minusMillis(1500), now));
        assertEquals(Duration.ofDays(36_500).toSeconds(), Devices.skewMillis(Instant.MAX, now) / 1000);
        assertEquals(-Duration.ofDays(36_500).toSeconds(), Devices.skewMillis(Instant.MIN, now) / 1000);
    }

    @Test
    void newTillStandsAtTheBeginningOfItsChain() {
        var till = fixture.till("S1", "R1");
        var hello = new Hello.Request(till.replica(), "0.1.0", 0, HashChain.genesis(till.replica()), Instant.EPOCH, 0);
        var answer = fixture.office().hello(till.caller, hello).orThrow();
        assertEquals(0, answer.lastSeq());
        assertEquals(HashChain.genesis(till.replica()), answer.lastHash());
    }

    private static Enrolment.Request request(String code) {
        return new Enrolment.Request(code, "till", KEY.publicKey());
    }

    private Enrolment.Answer enrol(String code) {
        return fixture.office().enrol(request(code)).orThrow();
    }
}
