package org.evertill.app.headoffice.internal;

import java.util.Map;
import java.util.Optional;
import org.evertill.headoffice.HeadOffice;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.HeadOfficeOpener;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.OpenHeadOffice;
import org.evertill.headoffice.postgres.embedded.EmbeddedPostgres;
import org.evertill.kernel.Outcome;

/** Head office opened on its database, which is the built-in PostgreSQL when no other is named. */
final class Office implements AutoCloseable {

    private final Optional<EmbeddedPostgres> embedded;
    private final OpenHeadOffice open;

    private Office(Optional<EmbeddedPostgres> embedded, OpenHeadOffice open) {
        this.embedded = embedded;
        this.open = open;
    }

    /** Opens once. Problems: those of {@link EmbeddedPostgres#start} and {@link HeadOfficeOpener#open}. */
    static Outcome<Office> open(DatabaseOptions options, Map<String, String> environment, Parts parts) {
        return DataDirectory.made(options.directory(environment))
                .then(directory -> parts.opener())
                .then(opener -> options.target(environment)
                        .then(own -> own.isPresent()
                                ? opener.open(own.get()).map(open -> new Office(Optional.empty(), open))
                                : openEmbedded(options, environment, opener)));
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

    HeadOffice headOffice() {
        return open.headOffice();
    }

    /** All of it. */
    OpenHeadOffice open() {
        return open;
    }

    HeadOfficeDesk desk() {
        return open.desk();
    }

    /** Present when PostgreSQL is the built-in one. */
    Optional<EmbeddedPostgres> embedded() {
        return embedded;
    }

    @Override
    public void close() {
        open.close();
        embedded.ifPresent(EmbeddedPostgres::close);
    }
}
