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
import org.evertill.storage.LostKey.Losses;
import org.evertill.storage.sqlite.KeyStore;
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
    private final KeyStore keys;

    public StoreOpening(
            List<EntityType<?>> types,
            List<LocalSchema> schemas,
            Clock clock,
            IdSource ids,
            Runnable beforeWriting,
            KeyStore keys) {
        this.tables = new Tables(types);
        this.schemas = schemas;
        this.clock = clock;
        this.ids = ids;
        this.beforeWriting = beforeWriting;
        this.keys = keys;
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

    /** Work on a database that is not opened for anything else, because its keys are not here. */
    @FunctionalInterface
    interface Work<R> {
        R on(Session session, Writer writer);
    }

    /** What {@link #forgetLostKey} would drop; {@code storage.key-not-lost} when the keys are here. */
    public Outcome<Losses> lookAtLostKey(Path directory) {
        return withoutKeys(directory, (session, writer) -> new KeyForgetting(session, tables).losses());
    }

    /** Drops what only a lost key opens, and makes a new one. */
    public Outcome<Losses> forgetLostKey(Path directory) {
        return withoutKeys(directory, (session, writer) -> {
            var ring = KeyForgetting.newKeys();
            keys.replace(directory, ring).orThrow();
            session.open(new Vault(tables.types(), ring));
            var losses = writer.transaction(s -> {
                new Migrator(s, writer.guard(), tables, schemas, clock).migrateStorage();
                writer.guard().open();
                var forgetting = new KeyForgetting(s, tables);
                var found = forgetting.losses();
                forgetting.drop(ring);
                return found;
            });
            writer.checkpoint();
            return losses;
        });
    }

    private <R> Outcome<R> withoutKeys(Path directory, Work<R> work) {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return Outcome.failed(KeyCheck.NOT_LOST);
        }
        try (var lock = DirectoryLock.take(directory)) {
            FileCheck.beforeOpening(file, lock.lastEndedBadly());
            Session session = Connections.writer(file, beforeWriting);
            try (var writer = new Writer(session)) {
                FileCheck.afterOpening(session, file, lock.lastEndedBadly());
                if (!KeyCheck.isLost(session, keys, directory)) {
                    return Outcome.failed(KeyCheck.NOT_LOST);
                }
                R result = work.on(session, writer);
                lock.endedWell();
                return Outcome.ok(result);
            }
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        } catch (IOException e) {
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
            migrated(session, writer, file.toAbsolutePath().getParent());
            var store = witnessed(file, lock, writer);
            kept = true;
            return store;
        } finally {
            if (!kept) {
                writer.close();
            }
        }
    }

    private void migrated(Session session, Writer writer, Path directory) {
        boolean isNew = session.number("SELECT count(*) FROM sqlite_schema") == 0;
        var ring = KeyCheck.settle(session, keys, directory);
        session.open(new Vault(tables.types(), ring));
        var migrator = new Migrator(session, writer.guard(), tables, schemas, clock);
        boolean alike = writer.transaction(s -> {
            migrator.migrate();
            writer.guard().open();
            KeyCheck.note(s, ring);
            Identities.keyed(s, writer.guard());
            return Sealing.sealedWith(s)
                    .equals(DerivedKeys.of(ring.keys().getFirst()).id());
        });
        if (alike && ring.keys().size() > 1) {
            // A rotation had come to its end, but for this.
            keys.keep(directory, ring.newest()).orThrow();
        }
        var sealing = new Sealing(writer, tables, rows -> {});
        if (sealing.isDue()) {
            seal(sealing, writer, isNew);
        }
        writer.transaction(s -> {
            writer.guard().open();
            new Erasures(s, tables).left();
            return 0;
        });
        FileCleaning.settle(session, writer, migrator);
    }

    /** What an older version wrote in clear is sealed before anything else is done with it. */
    private static void seal(Sealing sealing, Writer writer, boolean isNew) {
        if (!isNew && sealing.isInClear()) {
            writer.transaction(session -> {
                writer.guard().open();
                FileCleaning.noteDue(session);
                return 0;
            });
        }
        sealing.run();
    }

    private SqliteStore witnessed(Path file, DirectoryLock lock, Writer writer) throws IOException {
        var witness = Witness.open(file.resolveSibling(Witness.FILE));
        boolean kept = false;
        try {
            new RestoreCheck(witness, clock).settle(writer);
            var store = new SqliteDatabase(file, lock, writer, witness, tables, clock, ids, keys);
            kept = true;
            return store;
        } finally {
            if (!kept) {
                witness.close();
            }
        }
    }
}
