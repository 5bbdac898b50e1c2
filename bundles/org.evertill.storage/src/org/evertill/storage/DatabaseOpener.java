package org.evertill.storage;

import java.nio.file.Path;
import org.evertill.kernel.Outcome;

/** Opens the till's database of a data directory; a service. */
public interface DatabaseOpener {

    /**
     * Creates or opens, checks and migrates the database of a directory, and locks it against a second instance.
     * Problems: {@code storage.locked}, {@code storage.damaged}, {@code storage.key-missing}, {@code storage.key-wrong},
     * {@code storage.newer}, {@code storage.read-only},
     * {@code storage.disk-full}, {@code storage.busy}, {@code storage.unavailable}.
     */
    Outcome<Database> open(Path directory);
}
