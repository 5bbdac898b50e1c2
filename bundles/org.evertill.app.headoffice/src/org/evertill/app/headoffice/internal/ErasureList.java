package org.evertill.app.headoffice.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.headoffice.PersonalDataDesk;
import org.evertill.kernel.Outcome;
import org.evertill.sync.merge.Erasure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The list of erasures beside the database, in the data directory: a backup that is put back does not know those that came after it,
 * and would bring people back who were erased. It names rows, never people. One erasure is a line, its parts by tabs.
 */
record ErasureList(Path directory) {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureList.class);
    private static final String FILE = "erasures.txt";
    private static final int PARTS = 5;

    /**
     * Brings list and database together: repeats here what only the list knows, and notes what only the database knows. Gives how
     * many were repeated. Problems: as of {@link PersonalDataDesk#repeat}, {@code headoffice.erasure-list}.
     */
    Outcome<Integer> settle(PersonalDataDesk desk) {
        try {
            var known = new LinkedHashMap<String, Erasure>();
            desk.erasures().forEach(erasure -> known.put(erasure.id(), erasure));
            int repeated = 0;
            for (Erasure erasure : read()) {
                if (!known.containsKey(erasure.id())) {
                    if (desk.repeat(erasure) instanceof Outcome.Failed<Erasure>(var problem)) {
                        return Outcome.failed(problem);
                    }
                    LOG.warn(
                            "the database did not know that {} {} was erased: it was put back from a backup, and is erased once more",
                            erasure.tableName(),
                            erasure.entityId());
                    known.put(erasure.id(), erasure);
                    repeated++;
                }
            }
            write(known);
            return Outcome.ok(repeated);
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("the list of erasures", e);
            return Outcome.failed(
                    "headoffice.erasure-list",
                    "The list of erasures, " + FILE
                            + " in the data directory, could not be read or written. Check its rights and the"
                            + " disk: after a backup is put back it is what erases people once more.");
        }
    }

    private List<Erasure> read() throws IOException {
        Path file = directory.resolve(FILE);
        var found = new ArrayList<Erasure>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                parsed(line)
                        .ifPresentOrElse(found::add, () -> LOG.warn("a line of {} is none: it is passed over", FILE));
            }
        }
        return found;
    }

    private void write(Map<String, Erasure> erasures) throws IOException {
        Path part = directory.resolve(FILE + ".part");
        Files.write(part, erasures.values().stream().map(ErasureList::line).toList());
        // After a power cut either the old list is there or this one, and not an empty file.
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(part, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String line(Erasure erasure) {
        return String.join(
                "\t",
                erasure.tableName(),
                erasure.entityId(),
                erasure.erasedAt().toString(),
                erasure.erasedBy(),
                erasure.reason().replaceAll("\\p{Cntrl}", " "));
    }

    private static Optional<Erasure> parsed(String line) {
        String[] parts = line.split("\t", -1);
        try {
            return parts.length == PARTS
                    ? Optional.of(Erasure.of(parts[0], parts[1], parts[4], Instant.parse(parts[2]), parts[3]))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
