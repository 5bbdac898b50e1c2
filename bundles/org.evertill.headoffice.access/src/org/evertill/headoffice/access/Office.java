package org.evertill.headoffice.access;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.evertill.headoffice.HeadOffice;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.HeadOfficeOpener;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.OpenHeadOffice;
import org.evertill.headoffice.postgres.embedded.EmbeddedPostgres;
import org.evertill.kernel.Outcome;

/** Head office opened on its database, which is the built-in PostgreSQL when no other is named. Any thread. */
public final class Office implements AutoCloseable {

    private final Optional<EmbeddedPostgres> embedded;
    private final OpenHeadOffice open;

    private Office(Optional<EmbeddedPostgres> embedded, OpenHeadOffice open) {
        this.embedded = embedded;
        this.open = open;
    }

    /**
     * Opens once, beside others that have it open. Problems: {@code headoffice.data-not-writable},
     * {@code headoffice.password-file}, those of {@link EmbeddedPostgres#start} and {@link HeadOfficeOpener#open}.
     *
     * @param opener asked for once there is a data directory
     */
    public static Outcome<Office> open(
            DatabaseOptions options, Map<String, String> environment, Supplier<Outcome<HeadOfficeOpener>> opener) {
        return DataDirectory.made(options.directory(environment))
                .then(directory -> opener.get())
                .then(found -> options.target(environment)
                        .then(own -> own.isPresent()
                                ? found.open(own.get()).map(open -> new Office(Optional.empty(), open))
                                : openEmbedded(options, environment, found)));
    }

    private static Outcome<Office> openEmbedded(
            DatabaseOptions options, Map<String, String> environment, HeadOfficeOpener opener) {
        return EmbeddedPostgres.start(options.embedded(environment)).then(postgres -> {
            var address = postgres.address();
            var target = new JdbcTarget(address.jdbcUrl(), address.user(), address.password());
            var outcome = opener.open(target).map(open -> new Office(Optional.of(postgres), open));
            if (!outcome.isOk()) {
                postgres.close();
            }
            return outcome;
        });
    }

    /** What answers tills. */
    public HeadOffice headOffice() {
        return open.headOffice();
    }

    /** All of it. */
    public OpenHeadOffice open() {
        return open;
    }

    /** What people at head office use. */
    public HeadOfficeDesk desk() {
        return open.desk();
    }

    /** Present when PostgreSQL is the built-in one. */
    public Optional<EmbeddedPostgres> embedded() {
        return embedded;
    }

    @Override
    public void close() {
        open.close();
        embedded.ifPresent(EmbeddedPostgres::close);
    }
}
