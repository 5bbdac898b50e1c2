package org.evertill.headoffice.postgres.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.evertill.headoffice.ServerKeyDesk;
import org.evertill.headoffice.ServerKeyDesk.Known;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.ServerKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What tills are told to know head office by, and who has heard of it. */
class ServerKeysTest {

    private static final ServerKey OLD = new ServerKey("o".repeat(ServerKey.CHARS));
    private static final ServerKey NEW = new ServerKey("n".repeat(ServerKey.CHARS));

    private final Fixture fixture = new Fixture();
    private final ServerKeyDesk desk = fixture.desk().serverKeys();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void tillsHearOfAKeyBeforeItIsShown() {
        desk.shows(OLD).orThrow();
        var till = fixture.till("S1", "R1");
        assertEquals(List.of(OLD), till.identity.serverKeys());
        fixture.clock.forward(Duration.ofMinutes(1));
        desk.announce(NEW).orThrow();
        assertEquals(List.of(till.replica()), desk.unaware(NEW));
        fixture.clock.forward(Duration.ofMinutes(1));
        assertEquals(List.of(NEW, OLD), greet(till).serverKeys());
        assertEquals(List.of(), desk.unaware(NEW));
        assertEquals(OLD.letters(), code().serverLetters(), "a code names the key that is shown");
        desk.shows(NEW).orThrow();
        assertEquals(NEW.letters(), code().serverLetters());
    }

    @Test
    void aKeyThatIsWithdrawnOrNotSaidAnyMoreIsNotTold() {
        desk.shows(OLD).orThrow();
        desk.shows(NEW).orThrow();
        var till = fixture.till("S1", "R1");
        assertEquals(true, desk.withdraw(OLD).orThrow());
        assertEquals(false, desk.withdraw(OLD).orThrow());
        assertEquals(List.of(NEW), greet(till).serverKeys());
        desk.shows(OLD).orThrow();
        assertEquals(List.of(NEW, OLD), greet(till).serverKeys(), "shown again, it is told again");
        fixture.clock.forward(ServerKeyDesk.KEPT.minusDays(1));
        desk.shows(NEW).orThrow();
        fixture.clock.forward(Duration.ofDays(2));
        assertEquals(List.of(NEW), greet(till).serverKeys());
        assertEquals(List.of(NEW), desk.keys().stream().map(Known::key).toList());
    }

    @Test
    void whoIsShutOutOrSilentIsNotWaitedFor() {
        desk.shows(OLD).orThrow();
        var shutOut = fixture.till("S1", "R1");
        fixture.till("S1", "R2");
        fixture.desk().revoke(shutOut.replica()).orThrow();
        fixture.clock.forward(ServerKeyDesk.KEPT.plusDays(1));
        var present = fixture.till("S1", "R3");
        fixture.clock.forward(Duration.ofMinutes(1));
        desk.announce(NEW).orThrow();
        assertEquals(List.of(present.replica()), desk.unaware(NEW));
    }

    @Test
    void withoutTlsThereIsNoKey() {
        assertEquals(List.of(), fixture.till("S1", "R1").identity.serverKeys());
        assertEquals("", code().serverLetters());
    }

    private Enrolment.Code code() {
        return fixture.desk()
                .enrolmentCode(Fixture.STORE, "R7", Duration.ofHours(1))
                .orThrow()
                .code();
    }

    private Hello.Answer greet(TestTill till) {
        var hello = new Hello.Request(till.replica(), "0.1.0", 0, till.hashBefore(1), fixture.clock.instant(), 0);
        return fixture.office().hello(till.caller, hello).orThrow();
    }
}
