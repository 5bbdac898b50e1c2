package org.evertill.loyalty.local.internal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.evertill.connection.ConnectionMonitor;
import org.evertill.entity.EntityType;
import org.evertill.headoffice.HeadOffice;
import org.evertill.headoffice.HeadOffice.Caller;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.OpenHeadOffice;
import org.evertill.headoffice.postgres.internal.PostgresHeadOfficeOpener;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.engine.internal.BackgroundSync;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;

/** Head office on a real PostgreSQL, and tills that reach it without a network in between. */
final class Chain implements AutoCloseable {

    private static final URI NOWHERE = URI.create("http://localhost:1");

    final LoyaltyTill.TestClock clock = new LoyaltyTill.TestClock();
    private final OpenHeadOffice office;

    Chain() {
        JdbcTarget target = TestPostgres.newDatabase();
        office = new PostgresHeadOfficeOpener(clock, LoyaltyTill.TYPES)
                .open(target)
                .orThrow();
        LoyaltyTill.masterData(this::keep);
    }

    private <T extends Record> void keep(EntityType<T> type, T value) {
        desk().save(type, value, "u").orThrow();
    }

    HeadOfficeDesk desk() {
        return office.desk();
    }

    /** A till of the store, enrolled and synchronised once. */
    LoyaltyTill till(Path directory, String register) {
        var code = desk().enrolmentCode(LoyaltyTill.STORE, register, Duration.ofHours(1))
                .orThrow()
                .code();
        var key = DeviceKey.make();
        var request = new Enrolment.Request(code.secret(), register, key.publicKey());
        var answer = office.headOffice().enrol(request).orThrow();
        var till = LoyaltyTill.open(directory, clock);
        till.database.enrol(TillIdentity.of(answer, NOWHERE, key)).orThrow();
        sync(till);
        return till;
    }

    /** A whole round, a minute after whatever was before. */
    void sync(LoyaltyTill till) {
        clock.now = clock.now.plusSeconds(60);
        var store = till.database;
        new BackgroundSync(
                        store,
                        store.changes(),
                        store.pullTarget(),
                        new Direct(office.headOffice()),
                        new Quiet(),
                        clock,
                        "0.1.0")
                .syncOnce(progress -> {})
                .orThrow();
    }

    @Override
    public void close() {
        office.close();
    }

    /** Asks head office in this JVM. */
    private record Direct(HeadOffice office) implements SyncTransport {

        @Override
        public Outcome<Enrolment.Answer> enrol(URI headOffice, String serverLetters, Enrolment.Request request) {
            return office.enrol(request);
        }

        @Override
        public Outcome<Boolean> probe(Line line) {
            return office.ready();
        }

        @Override
        public Outcome<Hello.Answer> hello(Line line, Hello.Request request) {
            return office.hello(new Caller(line.replica()), request);
        }

        @Override
        public Outcome<Push.Answer> push(Line line, Push.Request request) {
            return office.push(new Caller(line.replica()), request);
        }

        @Override
        public Outcome<Pull.Answer> pull(Line line, Pull.Request request) {
            return office.pull(new Caller(line.replica()), request);
        }
    }

    /** Rounds are asked for. */
    private static final class Quiet implements ConnectionMonitor {

        @Override
        public State state() {
            return new Unknown(Instant.EPOCH);
        }

        @Override
        public Listening listen(Consumer<State> listener) {
            return () -> {};
        }

        @Override
        public void observed(Optional<Problem> failure, Duration latency) {}
    }
}
