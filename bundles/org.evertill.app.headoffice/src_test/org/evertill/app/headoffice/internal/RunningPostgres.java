package org.evertill.app.headoffice.internal;

import java.nio.file.Path;
import org.evertill.headoffice.postgres.embedded.EmbeddedPostgres;
import org.evertill.headoffice.postgres.embedded.EmbeddedSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A data directory whose PostgreSQL runs for a whole test, so that not every command has to start and stop it. */
abstract class RunningPostgres {

    @TempDir
    protected Path data;

    private EmbeddedPostgres postgres;

    @BeforeEach
    final void startPostgres() {
        postgres = EmbeddedPostgres.start(
                        EmbeddedSettings.in(data.resolve("postgres")).withBinaries(Run.PROGRAMS))
                .orThrow();
    }

    @AfterEach
    final void stopPostgres() {
        postgres.close();
    }
}
