package org.evertill.app.headoffice.internal;

import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.evertill.headoffice.ServerKeyDesk;
import org.evertill.headoffice.http.CertificateFiles;
import org.evertill.headoffice.http.ServerCertificate;
import org.evertill.headoffice.http.SyncServer;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what a running server shows, and what tills are told of it, like the files of its certificate. Used by one thread. */
final class ShownKey {

    private static final Logger LOG = LoggerFactory.getLogger(ShownKey.class);
    private static final Duration SAID_AGAIN = Duration.ofHours(1);

    private final CertificateFiles files;
    private final ServerKeyDesk desk;
    private final SyncServer.Running running;
    private final Clock clock;
    private Optional<FileTime> shown;
    private Instant said = Instant.MIN;

    ShownKey(CertificateFiles files, ServerKeyDesk desk, SyncServer.Running running, Clock clock) {
        this.files = files;
        this.desk = desk;
        this.running = running;
        this.clock = clock;
        this.shown = files.changed();
    }

    /** Looks whether the files have changed, and tells tills now and then. */
    void tend() {
        var changed = files.changed();
        boolean other = changed.isPresent() && !changed.equals(shown);
        var now = clock.instant();
        boolean due = said.equals(Instant.MIN) || !now.isBefore(said.plus(SAID_AGAIN)) || now.isBefore(said);
        if (other) {
            shown = changed;
            files.present().ifPresent(this::show);
        }
        if (other || due) {
            say(now);
        }
    }

    private void show(Outcome<ServerCertificate> certificate) {
        switch (certificate) {
            case Outcome.Ok<ServerCertificate>(var next) -> {
                running.show(next);
                LOG.info("tills are shown the key {} from now on", next.key().sha256());
            }
            case Outcome.Failed<ServerCertificate>(var problem) -> tell(problem);
        }
    }

    private void say(Instant now) {
        var present = files.present().flatMap(ShownKey::known).map(c -> desk.shows(c.key()));
        var next = files.next().flatMap(ShownKey::known).map(c -> desk.announce(c.key()));
        if (present.filter(Outcome::isOk).isPresent()
                && next.filter(o -> !o.isOk()).isEmpty()) {
            said = now;
        }
    }

    private static Optional<ServerCertificate> known(Outcome<ServerCertificate> read) {
        return read instanceof Outcome.Ok<ServerCertificate>(var certificate)
                ? Optional.of(certificate)
                : Optional.empty();
    }

    private static void tell(Problem problem) {
        LOG.warn("{}: {}", problem.code(), problem.message());
    }
}
