package org.evertill.storage.sqlite.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Stored;
import org.evertill.storage.sqlite.KeyRing;
import org.evertill.storage.sqlite.KeyStore;
import org.evertill.sync.protocol.DeviceKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills a database for practice from a till's own, of which it takes what the chain has set and nothing else. The till's own is opened by
 * a connection that cannot write, in one snapshot and without its lock: the till may be selling.
 */
final class MasterCopy implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MasterCopy.class);
    private static final Author AUTHOR = new Author("system:training");
    private static final int ROWS_AT_ONCE = 5_000;

    private final Session session;
    private final Tables tables;

    private MasterCopy(Session session, Tables tables) {
        this.session = session;
        this.tables = tables;
    }

    /**
     * Opens the till's own database for it. Throws {@code training.no-till}, {@code training.older}, and what its file or its key have.
     *
     * @param source the till's data directory
     */
    static MasterCopy of(Path source, Tables tables, KeyStore keys) {
        Path file = source.resolve(StoreOpening.FILE);
        if (!Files.exists(file)) {
            throw noTill();
        }
        var session = Connections.onlyReader(file);
        boolean kept = false;
        try {
            checkTables(session, tables);
            session.open(new Vault(tables.types(), keysOf(session, source, keys)));
            if (Identities.read(session).isEmpty()) {
                throw noTill();
            }
            var copy = new MasterCopy(session, tables);
            kept = true;
            return copy;
        } finally {
            if (!kept) {
                session.close();
            }
        }
    }

    /** Makes an empty database one for practice. */
    void fill(Database empty) {
        session.update("BEGIN");
        var own = Identities.read(session).orElseThrow();
        empty.enrol(own.forTraining(Nanoid.random(), DeviceKey.make())).orThrow();
        for (EntityType<?> type : tables.types()) {
            if (type.isInTraining()) {
                copy(tables.of(type), empty);
            }
        }
        session.update("COMMIT");
    }

    @Override
    public void close() {
        session.close();
    }

    private <T extends Record> void copy(EntityTable<T> table, Database to) {
        var waiting = new ArrayList<T>();
        session.forEach(table.select() + " WHERE is_deleted = 0", List.of(), table.image(session), image -> {
            table.stored(image)
                    .map(Stored::value)
                    .filter(row -> isValid(table.type(), row))
                    .ifPresentOrElse(
                            waiting::add, () -> LOG.warn("a row of {} is not copied: it is not valid", table.table()));
            if (waiting.size() == ROWS_AT_ONCE) {
                write(table.type(), waiting, to);
            }
        });
        write(table.type(), waiting, to);
    }

    private static <T extends Record> boolean isValid(EntityType<T> type, T row) {
        return type.problemsOf(type.toRow(row)).isEmpty();
    }

    private static <T extends Record> void write(EntityType<T> type, List<T> rows, Database to) {
        to.write(AUTHOR, tx -> {
            rows.forEach(row -> tx.insert(type, row));
            return 0;
        });
        rows.clear();
    }

    /** The till's own keys, which open what is sealed there and go nowhere. */
    private static KeyRing keysOf(Session session, Path source, KeyStore keys) {
        var ring = keys.load(source).orThrow();
        var here = ring.keys().stream().map(key -> DerivedKeys.of(key).check()).toList();
        if (!here.containsAll(KeyCheck.known(session).values())) {
            throw new ProblemException(KeyCheck.wrong("it is missing, or belongs to another database"));
        }
        return ring;
    }

    /** Its tables have to be as this version has them; only the till itself brings them there. */
    private static void checkTables(Session session, Tables tables) {
        var storage = new InternalSchema();
        boolean isAlike = session.number("SELECT count(*) FROM sqlite_schema WHERE name = 'migration'") > 0
                && version(session, storage.owner()) == storage.migrations().size()
                && tables.types().stream()
                        .filter(EntityType::isInTraining)
                        .allMatch(type -> version(session, Migrator.owner(type)) == type.version());
        if (!isAlike) {
            throw new ProblemException(Problem.of(
                    "training.older",
                    "The till's own database is of another version of Evertill. Start the till itself once with this version,"
                            + " then training begins with what it has."));
        }
    }

    private static long version(Session session, String owner) {
        return session.number("SELECT coalesce(max(number), 0) FROM migration WHERE owner = ?", owner);
    }

    private static ProblemException noTill() {
        return new ProblemException(Problem.of(
                "training.no-till",
                "Training begins with what the till knows of its chain, and this data directory has no till yet. Enrol the till"
                        + " first, and let it synchronise once."));
    }
}
