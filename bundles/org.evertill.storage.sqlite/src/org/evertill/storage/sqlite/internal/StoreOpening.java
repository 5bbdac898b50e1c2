package org.evertill.storage.sqlite.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.time.Clock;
import java.util.List;
import org.evertill.entity.EntityType;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.LocalSchema;
import org.evertill.storage.sqlite.SqliteStore;

/** The way from a directory to an open database: directory, lock, file, connection, tables. */
public final class StoreOpening {

    /** The database in its directory. */
    static final String FILE = "till.db";

    private final Tables tables;
    private final List<LocalSchema> schemas;
    private final Clock clock;
    private final IdSource ids;
    private final Runnable beforeWriting;

    public StoreOpening(
            List<EntityType<?>> types, List<LocalSchema> schemas, Clock clock, IdSource ids, Runnable beforeWriting) {
        this.tables = new Tables(types);
        this.schemas = schemas;
        this.clock = clock;
        this.ids = ids;
        this.beforeWriting = beforeWriting;
    }

    /** Opens the database of a directory; a failure leaves nothing open and nothing changed. */
    public Outcome<SqliteStore> open(Path directory) {
        try {
            Files.createDirectories(directory);
            return Outcome.ok(locked(directory));
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        } catch (IOException e) {
            return Outcome.failed(SqlProblems.of(e, directory));
        } catch (ReadOnlyFileSystemException e) {
            return Outcome.failed(SqlProblems.of(e, directory));
        }
    }

    private SqliteStore locked(Path directory) throws IOException {
        DirectoryLock lock = DirectoryLock.take(directory);
        boolean kept = false;
        try {
            SqliteStore store = connected(directory.resolve(FILE), lock);
            kept = true;
            return store;
        } finally {
            if (!kept) {
                lock.close();
            }
        }
    }

    private SqliteStore connected(Path file, DirectoryLock lock) throws IOException {
        FileCheck.beforeOpening(file, lock.lastEndedBadly());
        OwnerOnly.create(file);
        Session session = Connections.writer(file, beforeWriting);
        var writer = new Writer(session);
        boolean kept = false;
        try {
            FileCheck.afterOpening(session, file, lock.lastEndedBadly());
            writer.transaction(s -> {
                new Migrator(s, writer.guard(), tables, schemas, clock).migrate();
                return 0;
            });
            var store = witnessed(file, lock, writer);
            kept = true;
            return store;
        } finally {
            if (!kept) {
                writer.close();
            }
        }
    }

    private SqliteStore witnessed(Path file, DirectoryLock lock, Writer writer) throws IOException {
        var witness = Witness.open(file.resolveSibling(Witness.FILE));
        boolean kept = false;
        try {
            new RestoreCheck(witness, clock).settle(writer);
            var store = new SqliteDatabase(file, lock, writer, witness, tables, clock, ids);
            kept = true;
            return store;
        } finally {
            if (!kept) {
                witness.close();
            }
        }
    }
}
