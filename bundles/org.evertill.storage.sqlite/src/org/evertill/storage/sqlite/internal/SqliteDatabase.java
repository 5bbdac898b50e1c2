package org.evertill.storage.sqlite.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.evertill.entity.ColumnType;
import org.evertill.entity.EntityType;
import org.evertill.kernel.HlcClock;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.DatabaseCheck;
import org.evertill.storage.KeyRotation;
import org.evertill.storage.Reader;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;
import org.evertill.storage.sqlite.KeyStore;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.ConflictDesk;
import org.evertill.sync.EarlyRows;
import org.evertill.sync.PullTarget;
import org.evertill.sync.RowHistory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The till's database in one SQLite file. Any thread. */
public final class SqliteDatabase implements SqliteStore {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteDatabase.class);

    private final Path file;
    private final DirectoryLock lock;
    private final Writer writer;
    private final Witness witness;
    private final OwnIdentity identity;
    private final ReaderPool readers;
    private final Tables tables;
    private final Clock clock;
    private final IdSource ids;
    private final HlcClock hlc;
    private final Checkpoints checkpoints;
    private final LogTracker changes;
    private final PullTarget pullTarget;
    private final EarlyRows earlyRows;
    private final DatabaseCheck check;
    private final KeyRotation rotation;
    private final AtomicBoolean closed = new AtomicBoolean();

    SqliteDatabase(
            Path file,
            DirectoryLock lock,
            Writer writer,
            Witness witness,
            Tables tables,
            Clock clock,
            IdSource ids,
            KeyStore keys) {
        this.file = file;
        this.lock = lock;
        this.writer = writer;
        this.witness = witness;
        this.tables = tables;
        this.clock = clock;
        this.ids = ids;
        Vault vault = writer.vault();
        this.readers = new ReaderPool(() -> Connections.reader(file, vault));
        var newest = writer.transaction(LogPosition::read);
        this.hlc = new HlcClock(clock, newest.hlc());
        this.checkpoints = new Checkpoints(() -> Connections.copier(file), newest.seq());
        this.identity = new OwnIdentity(writer, witness, clock);
        this.changes = new LogTracker(writer, readers, tables, hlc, identity);
        writer.endingIsHeardBy(witness);
        this.pullTarget = new PullLanding(
                writer,
                readers,
                tables,
                clock,
                new Upkeep(
                        new LogCompaction(writer, readers, clock),
                        new Retention(writer, readers, tables),
                        new DeadRows(writer, readers, tables, clock)));
        this.earlyRows = new EarlyLanding(writer, tables, clock);
        this.check = new SqliteCheck(readers, tables);
        this.rotation =
                new VaultRotation(writer, tables, keys, file.toAbsolutePath().getParent());
    }

    @Override
    public List<EntityType<?>> types() {
        return tables.types();
    }

    @Override
    public Optional<TillIdentity> identity() {
        return identity.get();
    }

    @Override
    public Outcome<TillIdentity> enrol(TillIdentity newIdentity) {
        return identity.enrol(newIdentity);
    }

    @Override
    public <R> R read(Function<Reader, R> work) {
        return readers.read(session -> {
            var reader = new SqliteReader(session, tables);
            try {
                return work.apply(reader);
            } finally {
                reader.end();
            }
        });
    }

    @Override
    public <R> R write(Author author, Function<UnitOfWork, R> work) {
        var logged = new AtomicLong();
        R written = writer.transaction(session -> {
            var stamp = new OperationWriter.Stamp(author.userId(), ColumnType.text(clock.instant()));
            var operations = new OperationWriter(session, identity.get(), LogPosition.read(session), hlc, ids, stamp);
            var unit = new SqliteUnitOfWork(session, tables, writer.guard(), operations);
            try {
                R result = work.apply(unit);
                unit.finish();
                if (operations.hasMoved()) {
                    logged.set(operations.head().seq());
                    witness.prepareBeside(
                            operations.head().mark(identity.get().orElseThrow().incarnation()));
                }
                return result;
            } finally {
                unit.end();
            }
        });
        if (logged.get() > 0) {
            checkpoints.committed(logged.get());
            changes.committed();
        }
        return written;
    }

    @Override
    public Outcome<Path> backup(Path target) {
        checkOpen();
        return Backup.copy(file, target);
    }

    @Override
    public ChangeTracker changes() {
        return changes;
    }

    @Override
    public PullTarget pullTarget() {
        return pullTarget;
    }

    @Override
    public RowHistory history() {
        return new LogHistory(readers);
    }

    @Override
    public EarlyRows earlyRows() {
        return earlyRows;
    }

    @Override
    public ConflictDesk conflicts() {
        return new SqliteConflictDesk(this, readers, tables);
    }

    @Override
    public KeyRotation keys() {
        return rotation;
    }

    @Override
    public String plain(String table, String column, String id, String kept) {
        return writer.vault().openAbout(table, column, id, kept);
    }

    @Override
    public DatabaseCheck check() {
        return check;
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        readers.close();
        checkpoints.close();
        try {
            writer.close();
            witness.close();
            lock.endedWell();
        } catch (IOException e) {
            LOG.warn("could not note that the database was closed well; the next start checks it whole", e);
        } finally {
            lock.close();
        }
    }

    private void checkOpen() {
        if (closed.get()) {
            throw new ProblemException(Writer.closed());
        }
    }
}
