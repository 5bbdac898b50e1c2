package org.evertill.headoffice.postgres.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.evertill.kernel.Outcome;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who gets a token, and how long it is one. */
class SessionsTest {

    private final Fixture fixture = new Fixture();
    private final TestTill till = fixture.till("S1", "R1");

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aTillThatHasSignedGetsATokenOfItsOwn() {
        var other = fixture.till("S1", "R2");
        String one = till.session(now()).orThrow().token();
        String two = other.session(now()).orThrow().token();
        assertNotEquals(one, two);
        assertEquals(till.caller, fixture.office().authenticate(one).orThrow());
        assertEquals(other.caller, fixture.office().authenticate(two).orThrow());
        assertEquals("auth.expired", code(fixture.office().authenticate("")));
        assertEquals("auth.expired", code(fixture.office().authenticate(one + "x")));
    }

    @Test
    void aTokenEnds() {
        String token = till.session(now()).orThrow().token();
        fixture.clock.forward(Session.LIFETIME.minusSeconds(1));
        fixture.office().authenticate(token).orThrow();
        fixture.clock.forward(Duration.ofSeconds(2));
        assertEquals("auth.expired", code(fixture.office().authenticate(token)));
        till.session(now()).orThrow();
        assertEquals(List.of("1"), fixture.query("SELECT count(*) FROM session"), "what has ended is not kept");
    }

    @Test
    void anotherKeyAnotherTillAnotherTextIsNoSignature() {
        var good = Session.Request.of(till.replica(), now(), "n1", till.key);
        var stranger = Session.Request.of(till.replica(), now(), "n1", DeviceKey.make());
        var other = fixture.till("S1", "R2");
        for (var bad : List.of(
                stranger,
                Session.Request.of("nobody", now(), "n1", till.key),
                new Session.Request(other.replica(), good.at(), good.nonce(), good.signature()),
                new Session.Request(good.replica(), good.at().plusSeconds(1), good.nonce(), good.signature()),
                new Session.Request(good.replica(), good.at(), "n2", good.signature()),
                new Session.Request(good.replica(), good.at(), good.nonce(), "no signature"))) {
            assertEquals("auth.unknown-device", code(fixture.office().open(bad)), bad.toString());
        }
        assertEquals(List.of("0"), fixture.query("SELECT count(*) FROM session"));
    }

    @Test
    void aRequestThatComesTwiceOrLateIsRefused() {
        var request = Session.Request.of(till.replica(), now(), "n1", till.key);
        fixture.office().open(request).orThrow();
        assertEquals("auth.replayed", code(fixture.office().open(request)));
        fixture.clock.forward(Session.MAX_DISTANCE.plusSeconds(1));
        var late = assertInstanceOf(Outcome.Failed.class, fixture.office().open(request))
                .problem();
        assertEquals("auth.clock", late.code());
        assertEquals(now().toString(), late.facts().get("now"), "so that a till with a wrong clock can go by it");
        assertEquals("auth.clock", code(till.session(now().plus(Duration.ofDays(1)))));
    }

    @Test
    void aTillThatIsShutOutGetsNoneAndItsTokenEndsAtOnce() {
        String token = till.session(now()).orThrow().token();
        fixture.desk().revoke(till.replica()).orThrow();
        assertEquals("auth.revoked", code(fixture.office().authenticate(token)));
        assertEquals("auth.revoked", code(till.session(now())));
        var stranger = Session.Request.of(till.replica(), now(), "n1", DeviceKey.make());
        assertEquals("auth.unknown-device", code(fixture.office().open(stranger)), "who cannot sign is told nothing");
    }

    @Test
    void aTillThatAsksOnAndOnIsStopped() {
        String last = "";
        for (int i = 0; i < 101 && last.isEmpty(); i++) {
            last = till.session(now()) instanceof Outcome.Failed<Session.Answer>(var problem) ? problem.code() : "";
        }
        assertEquals("auth.too-many-sessions", last);
        fixture.clock.forward(Session.LIFETIME.plusSeconds(1));
        till.session(now()).orThrow();
    }

    private Instant now() {
        return fixture.clock.instant();
    }

    private static String code(Outcome<?> outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome).problem().code();
    }
}
