package org.evertill.storage.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.MovementKind;
import org.evertill.domain.Payment;
import org.evertill.domain.Sale;
import org.evertill.domain.SaleKind;
import org.evertill.domain.SaleLine;
import org.evertill.domain.StockMovement;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Money;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.storage.Database.Author;
import org.evertill.storage.LocalSchema;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;
import org.evertill.sync.protocol.Operation;

/** A till in a directory that sells, and whose files are copied, put back and taken elsewhere. */
final class RestoreTill implements AutoCloseable {

    private static final Author CASHIER = new Author("cashier");
    private static final Currency GBP = Currency.getInstance("GBP");
    private static final Money TOTAL = new Money(125, GBP);
    private static final Money TAX = new Money(20, GBP);
    private static final String DATABASE = "till.db";
    private static final String WITNESS = "till.witness";
    private static final String KEY = "till.key";

    final List<Path> backups = new ArrayList<>();

    /** How often its database was put back since it last exchanged something. */
    int putBack;

    /** Whether head office was put back since then. */
    boolean officePutBack;

    private final List<EntityType<?>> types;
    private final Clock clock;
    private Path home;
    private SqliteStore store;

    RestoreTill(Path home, List<EntityType<?>> types, Clock clock) {
        this.home = home;
        this.types = types;
        this.clock = clock;
        this.store = opened();
    }

    private SqliteStore opened() {
        return new SqliteDatabaseOpener(types, List.of(new StockSchema(), new Series()), clock)
                .openStore(home)
                .orThrow();
    }

    /** What the next receipt's number is, as the checkout keeps it: beside the sales, in the same transaction. */
    private static final class Series implements LocalSchema {

        @Override
        public String owner() {
            return "series";
        }

        @Override
        public List<Migration> migrations() {
            return List.of(new Migration(
                    1, List.of("CREATE TABLE receipt_series (series TEXT PRIMARY KEY, last INTEGER NOT NULL)")));
        }
    }

    SqliteStore store() {
        return store;
    }

    int incarnation() {
        return store.identity().orElseThrow().incarnation();
    }

    List<Operation> log() {
        return store.changes().from(1, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    void sell() {
        store.write(CASHIER, tx -> {
            String series = store.identity().orElseThrow().series();
            tx.execute(
                    "INSERT INTO receipt_series VALUES (?, 1) ON CONFLICT (series) DO UPDATE SET last = last + 1",
                    List.of(series));
            long number = tx.query(
                            "SELECT last FROM receipt_series WHERE series = ?", List.of(series), row -> row.getLong(1))
                    .getFirst();
            sell(tx, series, number);
            return number;
        });
    }

    private void sell(UnitOfWork tx, String series, long number) {
        var till = store.identity().orElseThrow();
        String sale = Nanoid.random();
        String line = Nanoid.random();
        Instant now = clock.instant();
        tx.insert(DomainTypes.SALE, sale(sale, till, series, number, now));
        tx.insert(DomainTypes.SALE_LINE, line(line, sale, till, now));
        tx.insert(DomainTypes.STOCK_MOVEMENT, movement(line, till, now));
        tx.insert(
                DomainTypes.PAYMENT,
                new Payment(Nanoid.random(), sale, till.storeId(), now, "cash", TOTAL, TOTAL, Money.zero(GBP)));
    }

    private static Sale sale(String id, TillIdentity till, String series, long number, Instant now) {
        return new Sale(
                id,
                till.storeId(),
                till.registerId(),
                SaleKind.SALE,
                till.registerId() + "-" + series + "-" + number,
                series,
                number,
                "shift",
                "kim",
                null,
                TOTAL,
                TAX,
                1,
                now,
                now,
                null,
                null);
    }

    private static SaleLine line(String id, String sale, TillIdentity till, Instant now) {
        return new SaleLine(
                id,
                sale,
                till.storeId(),
                now,
                1,
                "apple",
                "apple",
                "Apple",
                Quantity.of(1),
                UnitPrice.of(new BigDecimal("1.25"), GBP),
                true,
                "standard",
                2000,
                TOTAL,
                TAX,
                null,
                null);
    }

    private static StockMovement movement(String line, TillIdentity till, Instant now) {
        return new StockMovement(
                Nanoid.random(),
                till.storeId(),
                now,
                till.registerId(),
                "apple",
                Quantity.of(-1),
                MovementKind.SALE,
                line,
                null,
                null,
                "kim");
    }

    void make(Parcel parcel) {
        store.write(CASHIER, tx -> {
            tx.insert(Parcel.TYPE, parcel);
            return 0;
        });
    }

    /** The parcels that somebody here could work on. */
    List<String> parcels() {
        return store.read(r ->
                r.query("SELECT id FROM parcels WHERE is_deleted = 0 ORDER BY id", List.of(), row -> row.getString(1)));
    }

    void change(String id, UnaryOperator<Parcel> change) {
        store.write(CASHIER, tx -> {
            var old = tx.find(Parcel.TYPE, id).orElseThrow();
            tx.update(Parcel.TYPE, change.apply(old.value()), old.version());
            return 0;
        });
    }

    void delete(String id) {
        store.write(CASHIER, tx -> {
            tx.delete(Parcel.TYPE, id, tx.find(Parcel.TYPE, id).orElseThrow().version());
            return 0;
        });
    }

    /** A backup of the database alone, made while it is open. */
    void backUp(Path to) {
        store.backup(to.resolve(DATABASE)).orThrow();
        backups.add(to);
    }

    /** A copy of all files, made while it is closed. */
    void backUpFiles(Path to) {
        whileClosed(() -> copy(to));
        backups.add(to);
    }

    /** Another till of the same name, in a copy of the directory. */
    RestoreTill copied(Path to) {
        whileClosed(() -> copy(to));
        var copy = new RestoreTill(to, types, clock);
        copy.backups.addAll(backups);
        return copy;
    }

    /** The files are put in the place of the present ones, and the machine cannot tell. */
    void putBackWithWitness(Path backup) {
        whileClosed(() -> {
            replace(backup, DATABASE);
            replace(backup, WITNESS);
        });
        putBack++;
    }

    static boolean hasWitness(Path backup) {
        return Files.exists(backup.resolve(WITNESS));
    }

    /** The database alone is put in its place; the witness knows better. */
    void putBack(Path backup) {
        whileClosed(() -> replace(backup, DATABASE));
        putBack++;
    }

    /** The disk is gone; the backup goes on in another place, with the key that was kept apart. */
    void putBackElsewhere(Path backup, Path newHome) {
        whileClosed(() -> {
            Files.createDirectories(newHome);
            try (Stream<Path> files = Files.list(backup)) {
                for (Path file : files.toList()) {
                    Files.copy(file, newHome.resolve(file.getFileName()));
                }
            }
            Files.copy(home.resolve(KEY), newHome.resolve(KEY), StandardCopyOption.REPLACE_EXISTING);
            home = newHome;
        });
        putBack++;
    }

    /** Spoils one place of the witness, as a power cut does. */
    void tearWitness(int place) {
        whileClosed(() -> {
            byte[] bytes = Files.readAllBytes(home.resolve(WITNESS));
            bytes[place * bytes.length / 2 + 30] ^= 1;
            Files.write(home.resolve(WITNESS), bytes);
        });
    }

    private interface FileWork {
        void run() throws IOException;
    }

    private void whileClosed(FileWork work) {
        store.close();
        try {
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store = opened();
    }

    private void copy(Path to) throws IOException {
        Files.createDirectories(to);
        for (String file : List.of(DATABASE, WITNESS, KEY)) {
            Files.copy(home.resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The content alone, so that it stays the same file. */
    private void replace(Path backup, String file) throws IOException {
        Files.write(home.resolve(file), Files.readAllBytes(backup.resolve(file)));
    }

    @Override
    public void close() {
        store.close();
    }
}
