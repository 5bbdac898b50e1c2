package org.evertill.app.bench.internal;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.Session;
import org.evertill.sync.protocol.WireJson;

/** What one till says to head office, in its own name. One thread; streams may be opened by another one. */
final class FleetChannel implements AutoCloseable {

    /** A token is asked for anew so long before its end. */
    private static final long MARGIN_NANOS = Duration.ofMinutes(1).toNanos();

    private final URI headOffice;
    private final Clock clock;
    private final DeviceKey key;
    private final Enrolment.Answer identity;
    private final SSLSocketFactory tls;
    private final HttpsLine messages;
    private volatile String token = "";
    private long tokenUntilNanos;

    FleetChannel(URI headOffice, Clock clock, DeviceKey key, Enrolment.Answer identity) {
        this.headOffice = headOffice;
        this.clock = clock;
        this.key = key;
        this.identity = identity;
        this.tls = FleetTls.knowing(identity.serverKeys()::contains);
        this.messages = new HttpsLine(headOffice, tls);
    }

    /** Makes a till of a code. */
    static FleetChannel enrolled(URI headOffice, String typed, Clock clock) throws IOException {
        var code = Enrolment.Code.of(typed);
        var key = DeviceKey.make();
        var request = new Enrolment.Request(code.secret(), "fleet", key.publicKey());
        var tls = FleetTls.knowing(shown -> shown.letters().equals(code.serverLetters()));
        try (var line = new HttpsLine(headOffice, tls)) {
            var answer = line.post("enrol", "", WireJson.ENROLMENT_REQUEST, request, WireJson.ENROLMENT_ANSWER)
                    .orThrow();
            return new FleetChannel(headOffice, clock, key, answer);
        }
    }

    Enrolment.Answer identity() {
        return identity;
    }

    URI headOffice() {
        return headOffice;
    }

    DeviceKey key() {
        return key;
    }

    /**
     * @throws ProblemException when head office refuses it
     */
    <Q, A> A ask(String name, WireJson<Q> form, Q question, WireJson<A> answerForm) throws IOException {
        try {
            return messages.post(name, token(), form, question, answerForm).orThrow();
        } catch (ProblemException e) {
            if (e.problem().code().equals("auth.expired")) {
                token = "";
            }
            throw e;
        }
    }

    /** A connection of its own for a stream, and the token to open it with. */
    HttpsLine lineForStream() {
        return new HttpsLine(headOffice, tls);
    }

    /** The token of the last message. */
    String lastToken() {
        return token;
    }

    private String token() throws IOException {
        if (token.isEmpty() || System.nanoTime() - tokenUntilNanos > 0) {
            var request = Session.Request.of(identity.replica(), clock.instant(), Nanoid.random(), key);
            var answer = messages.post("session", "", WireJson.SESSION_REQUEST, request, WireJson.SESSION_ANSWER)
                    .orThrow();
            token = answer.token();
            tokenUntilNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(answer.seconds()) - MARGIN_NANOS;
        }
        return token;
    }

    @Override
    public void close() {
        messages.close();
    }
}
