package org.evertill.headoffice.postgres.embedded.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** The port that the server had last time. */
final class LastPort {

    private LastPort() {}

    static OptionalInt read(Path directory) {
        try {
            int port = Integer.parseInt(Files.readString(file(directory)).strip());
            return port > 0 && port < 65_536 ? OptionalInt.of(port) : OptionalInt.empty();
        } catch (IOException | NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    static void write(Path directory, int port) throws IOException {
        Files.writeString(file(directory), port + "\n");
    }

    private static Path file(Path directory) {
        return directory.resolve("port");
    }
}
