package org.evertill.storage.sqlite.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.TrainingOpener;
import org.evertill.storage.sqlite.KeyStore;
import org.evertill.storage.sqlite.SqliteStore;

/** The way to the database in which people practise. One whose making was cut short is made anew. */
public final class TrainingOpening {

    /** Stands in the folder while the database is being made. */
    private static final String UNFINISHED = "unfinished";

    private final StoreOpening opening;
    private final Tables tables;
    private final KeyStore keys;

    public TrainingOpening(StoreOpening opening, List<EntityType<?>> types, KeyStore keys) {
        this.opening = opening;
        this.tables = new Tables(types);
        this.keys = keys;
    }

    /** As {@link TrainingOpener#openTraining}. */
    public Outcome<SqliteStore> open(Path directory) {
        Path own = directory.resolve(TrainingOpener.FOLDER);
        boolean isThere = Files.exists(own.resolve(StoreOpening.FILE)) && !Files.exists(own.resolve(UNFINISHED));
        return isThere ? opening.open(own) : anew(directory);
    }

    /** As {@link TrainingOpener#resetTraining}. */
    public Outcome<SqliteStore> anew(Path directory) {
        Path own = directory.resolve(TrainingOpener.FOLDER);
        try (var copy = MasterCopy.of(directory, tables, keys)) {
            Files.createDirectories(own);
            clear(own);
            Files.createFile(own.resolve(UNFINISHED));
            try (var store = opening.open(own).orThrow()) {
                copy.fill(store);
            }
            Files.delete(own.resolve(UNFINISHED));
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        } catch (IOException e) {
            return Outcome.failed(SqlProblems.of(e, own));
        }
        return opening.open(own);
    }

    /** Takes away all that is there, unless somebody works with it. */
    private static void clear(Path own) throws IOException {
        try (var lock = DirectoryLock.take(own);
                var files = Files.list(own)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith(DirectoryLock.FILE)) {
                    Files.delete(file);
                }
            }
            lock.endedWell();
        }
    }
}
