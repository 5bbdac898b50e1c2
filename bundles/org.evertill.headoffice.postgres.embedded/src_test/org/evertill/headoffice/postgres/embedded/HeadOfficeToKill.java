package org.evertill.headoffice.postgres.embedded;

import java.nio.file.Path;

/** A process that uses a server until somebody kills it; arguments: directory, programs. */
final class HeadOfficeToKill {

    private HeadOfficeToKill() {}

    public static void main(String[] arguments) throws InterruptedException {
        var settings = EmbeddedSettings.in(Path.of(arguments[0])).withBinaries(Path.of(arguments[1]));
        try (var postgres = EmbeddedPostgres.start(settings).orThrow()) {
            System.out.println("ready");
            Thread.sleep(600_000);
        }
    }
}
