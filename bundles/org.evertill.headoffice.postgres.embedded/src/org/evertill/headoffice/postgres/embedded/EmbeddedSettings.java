package org.evertill.headoffice.postgres.embedded;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Where an embedded PostgreSQL lives.
 *
 * @param directory holds the cluster, its password and its logs; made when it is not there
 * @param binaries where the programs are unpacked; may be shared by several directories
 * @param port on the loopback address; empty for any free one
 */
public record EmbeddedSettings(Path directory, Path binaries, OptionalInt port) {

    public EmbeddedSettings {
        directory = directory.toAbsolutePath().normalize();
        binaries = binaries.toAbsolutePath().normalize();
        if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > 65_535)) {
            throw new IllegalArgumentException("not a port: " + port.getAsInt());
        }
    }

    /** Everything in one directory, on any free port. */
    public static EmbeddedSettings in(Path directory) {
        return new EmbeddedSettings(directory, directory.resolve("programs"), OptionalInt.empty());
    }

    /** The same with the programs unpacked elsewhere. */
    public EmbeddedSettings withBinaries(Path elsewhere) {
        return new EmbeddedSettings(directory, elsewhere, port);
    }

    /** The same on a port of one's own choice. */
    public EmbeddedSettings withPort(int newPort) {
        return new EmbeddedSettings(directory, binaries, OptionalInt.of(newPort));
    }
}
