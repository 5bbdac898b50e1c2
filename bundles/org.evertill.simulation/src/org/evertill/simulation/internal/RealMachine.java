package org.evertill.simulation.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.evertill.kernel.IdSource;
import org.evertill.simulation.Happening;
import org.evertill.simulation.Tally;
import org.evertill.storage.Database;
import org.evertill.storage.DatabaseCheck;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.sqlite.SqliteDatabaseOpener;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.PullTarget;
import org.evertill.sync.engine.PlainRounds;
import org.evertill.sync.protocol.Pull;
import org.jspecify.annotations.Nullable;

/**
 * A till on a real SQLite file. A power cut leaves the files as they are at that moment: they are put aside, and are written
 * back in their place before the next life opens them, so that the till finds itself where it was. It comes before any
 * statement that the till's writing connection does, and between two transactions.
 */
final class RealMachine implements TillMachine {

    private static final int ALL = 1_000_000;
    private static final List<String> FILES = List.of("till.db", "till.db-wal", "till.lock", "till.witness");

    private final Tally tally;
    private final TillIdentity identity;
    private final Clock clock;
    private final IdSource ids;
    private final Observer observer;
    private final Path directory;
    private final Path left;
    private boolean cut;
    private @Nullable SqliteStore store;
    private @Nullable TillState read;
    private TillState before = new TillState();
    private int pages;
    private int pagesOfCut;
    private int statementsLeft;
    private Happening under = Happening.CRASH_IN_LOCAL_WRITE;

    RealMachine(Tally tally, TillIdentity identity, Clock clock, IdSource ids, Path home, Observer observer) {
        this.tally = tally;
        this.identity = identity;
        this.clock = clock;
        this.ids = ids;
        this.observer = observer;
        this.directory = home.resolve("till");
        this.left = home.resolve("left");
    }

    @Override
    public Backup backUp(String name) {
        throw new UnsupportedOperationException("restores of real tills are the business of RestoreSeedsTest");
    }

    @Override
    public void putBack(Backup backup, How how) {
        throw new UnsupportedOperationException("restores of real tills are the business of RestoreSeedsTest");
    }

    @Override
    public void spoilWitness(Set<Integer> places) {
        throw new UnsupportedOperationException("restores of real tills are the business of RestoreSeedsTest");
    }

    @Override
    public PlainRounds.Till start() {
        statementsLeft = 0;
        if (store != null) {
            leaveFiles();
            store.close();
            findFiles();
        }
        store = new SqliteDatabaseOpener(Entities.WITH_PRODUCT, List.of(new StockSchema()), clock, ids, this::statement)
                .openStore(directory)
                .orThrow();
        if (store.identity().isEmpty()) {
            store.enrol(identity).orThrow();
        }
        read = null;
        observe();
        return new PlainRounds.Till(
                watched(Database.class, store, "write", Happening.CRASH_IN_LOCAL_WRITE),
                watched(ChangeTracker.class, store.changes(), "acknowledged", Happening.CRASH_IN_ACKNOWLEDGE),
                watched(PullTarget.class, store.pullTarget(), "stage", Happening.CRASH_IN_STAGE));
    }

    /** Once in a life: the files as they are now, for the next one. */
    private void leaveFiles() {
        if (!cut) {
            cut = true;
            copyFiles(directory, left);
        }
    }

    private void findFiles() {
        cut = false;
        copyFiles(left, directory);
    }

    /** The contents only, so that a file which is there stays the same file. */
    private static void copyFiles(Path from, Path to) {
        try {
            Files.createDirectories(to);
            for (String name : FILES) {
                if (Files.exists(from.resolve(name))) {
                    Files.write(to.resolve(name), Files.readAllBytes(from.resolve(name)));
                } else {
                    Files.deleteIfExists(to.resolve(name));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void statement() {
        if (statementsLeft > 0) {
            statementsLeft--;
            if (statementsLeft == 0) {
                tally.add(under);
                leaveFiles();
                throw new Crash();
            }
        }
    }

    /** The same service, with a look at what is committed after every call that writes. */
    private <S> S watched(Class<S> type, S service, String writes, Happening during) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            boolean writing = List.of(writes, "apply", "adopt").contains(method.getName());
            if (writing) {
                under = method.getName().equals("apply") ? Happening.CRASH_IN_APPLY : during;
                statement();
                count(method.getName(), arguments);
            }
            try {
                Object result = method.invoke(service, arguments);
                if (writing) {
                    observe();
                    under = Happening.CRASH_AFTER_COMMIT;
                    statement();
                }
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private void count(String method, Object[] arguments) {
        if (arguments[0] instanceof Pull.Answer page) {
            pages++;
            var loads = here(store).pullTarget().loads().keySet();
            tally.add(
                    Happening.RELOAD_OVERTAKEN,
                    page.reloads().keySet().stream().filter(loads::contains).count());
        } else if (method.equals("apply")) {
            tally.add(Happening.RELOAD, here(store).pullTarget().loads().size());
            pagesOfCut = pages;
            pages = 0;
        }
    }

    private static SqliteStore here(@Nullable SqliteStore store) {
        if (store == null) {
            throw new IllegalStateException("it was never switched on");
        }
        return store;
    }

    /** Tells of what has been committed since the last look. */
    private void observe() {
        read = null;
        var now = state();
        Broken.unless(now.lastSeq() >= before.lastSeq(), "I1", "the log has lost operations");
        var old = before;
        before = now;
        if (now.lastSeq() > old.lastSeq()) {
            observer.committed(now.after(old.lastSeq()));
        }
        if (now.pulledSeq != old.pulledSeq || !now.cursors.equals(old.cursors)) {
            observer.cut(now);
        }
    }

    @Override
    public TillState state() {
        if (store == null) {
            return before;
        }
        if (read == null) {
            read = TillFile.read(directory.resolve("till.db"), identity.replica(), store);
            read.pagesOfCut = pagesOfCut;
            store.changes().from(1, ALL, Integer.MAX_VALUE).forEach(read::append);
        }
        return read;
    }

    /** What the till's own check finds. */
    List<String> findings() {
        if (store == null) {
            return List.of();
        }
        return store.check().check(progress -> {}).findings().stream()
                .map(DatabaseCheck.Finding::message)
                .toList();
    }

    void close() {
        if (store != null) {
            store.close();
        }
    }

    @Override
    public void crashAt(int statement) {
        statementsLeft = statement;
    }

    @Override
    public void steady() {
        statementsLeft = 0;
    }
}
