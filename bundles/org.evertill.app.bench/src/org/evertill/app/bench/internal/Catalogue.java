package org.evertill.app.bench.internal;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.entity.Row;

/**
 * Products: a first load of all by an empty till, and some that change. Raw JDBC reads rows from PostgreSQL by a plain
 * SELECT and writes them into a SQLite file with the same keys and indexes, in one transaction.
 */
final class Catalogue implements AutoCloseable {

    private static final int PRODUCTS_PER_TRANSACTION = 1_000;
    private static final int FETCH_ROWS = 5_000;

    private final Shop shop;
    private final Scale scale;
    private final RawTable products = RawTable.of(DomainTypes.PRODUCT);
    private final BenchTill author;

    /** Makes the catalogue at a till and at raw JDBC, and sends it up. */
    Catalogue(Shop shop, Scale scale) throws IOException, SQLException {
        this.shop = shop;
        this.scale = scale;
        this.author = shop.till("S2");
        var rows = new ArrayList<Row>();
        for (int from = 0; from < scale.products(); from += PRODUCTS_PER_TRANSACTION) {
            var some = new ArrayList<Fact<?>>();
            for (int n = from; n < Math.min(from + PRODUCTS_PER_TRANSACTION, scale.products()); n++) {
                some.add(new Fact<>(DomainTypes.PRODUCT, Products.product(n)));
            }
            author.write(List.of(some));
            some.forEach(fact -> rows.add(fact.row()));
        }
        author.sync();
        shop.raw().insert(products, rows);
        shop.raw().connection().commit();
        shop.raw().vacuum();
    }

    /** What the runs of a first load took; raw JDBC with and without the index for searching. */
    record FirstLoad(Times evertill, Times raw, Times rawWithoutSearch) {}

    FirstLoad firstLoad() throws IOException, SQLException {
        var result = new FirstLoad(new Times(), new Times(), new Times());
        for (int run = 0; run < scale.all(); run++) {
            long evertill = load();
            long raw = rawLoad(file -> file.copyShape(author.file(), products.name()));
            long without = rawLoad(file -> file.copyShapeWithoutSearch(author.file(), products.name()));
            if (scale.counts(run)) {
                result.evertill.add(evertill);
                result.raw.add(raw);
                result.rawWithoutSearch.add(without);
            }
        }
        return result;
    }

    /** A till of a store of its own, so that it receives the chain's rows and no sales. */
    private long load() throws IOException {
        try (var till = shop.till("S3")) {
            long took = till.sync();
            long rows = till.store().read(reader -> reader.count(DomainTypes.PRODUCT, Sample.ALL));
            Sample.check(rows == scale.products(), "the till has " + rows + " products");
            return took;
        }
    }

    /** Makes the tables of a new file. */
    @FunctionalInterface
    private interface Shape {
        void of(RawSqlite file) throws SQLException;
    }

    private long rawLoad(Shape shape) throws IOException, SQLException {
        try (var sqlite = shop.rawSqlite()) {
            shape.of(sqlite);
            long start = System.nanoTime();
            copyAll(sqlite);
            return System.nanoTime() - start;
        }
    }

    private void copyAll(RawSqlite sqlite) throws SQLException {
        var insert = sqlite.prepared(products.insert("", 1));
        try (var query = shop.raw()
                .connection()
                .prepareStatement(
                        "SELECT " + products.columnList() + " FROM " + RawPostgres.SCHEMA + products.name())) {
            query.setFetchSize(FETCH_ROWS);
            try (var rows = query.executeQuery()) {
                for (int n = 1; rows.next(); n++) {
                    copy(rows, insert);
                    insert.addBatch();
                    if (n % FETCH_ROWS == 0) {
                        insert.executeBatch();
                    }
                }
            }
        }
        insert.executeBatch();
        sqlite.connection().commit();
        shop.raw().connection().commit();
    }

    /** Columns as the product's table has them: texts but for the two flags. */
    private void copy(ResultSet from, PreparedStatement into) throws SQLException {
        for (int i = 1; i <= products.width(); i++) {
            if (i == products.columns().size() || i == products.width() - 1) {
                into.setInt(i, from.getBoolean(i) ? 1 : 0);
            } else {
                into.setString(i, from.getString(i));
            }
        }
    }

    /** What the runs of changed products took: from the till that changed them up, and down to another. */
    record Changes(Times up, Times rawUp, Times down, Times rawDown) {}

    Changes changes() throws IOException, SQLException {
        var result = new Changes(new Times(), new Times(), new Times(), new Times());
        try (var reader = shop.till("S4");
                var sqlite = shop.rawSqlite()) {
            reader.sync();
            sqlite.copyShape(author.file(), products.name());
            copyAll(sqlite);
            for (int run = 0; run < scale.all(); run++) {
                var changed = change(run);
                long up = author.upload();
                long rawUp = rawUp(changed);
                long down = reader.sync();
                long rawDown = rawDown(sqlite, changed);
                if (scale.counts(run)) {
                    result.up.add(up);
                    result.rawUp.add(rawUp);
                    result.down.add(down);
                    result.rawDown.add(rawDown);
                }
            }
        }
        return result;
    }

    /** Changes every so-many-th product's name on the till, in one transaction. */
    private List<Product> change(int run) {
        int step = scale.products() / scale.changed();
        var changed = new ArrayList<Product>();
        author.store().write(BenchTill.AUTHOR, work -> {
            for (int i = 0; i < scale.changed(); i++) {
                int n = i * step;
                var known = work.find(DomainTypes.PRODUCT, Products.id(n)).orElseThrow();
                var product = Sample.renamed(known.value(), Products.name(n, run + 1));
                work.update(DomainTypes.PRODUCT, product, known.version());
                changed.add(product);
            }
            return 0;
        });
        return changed;
    }

    private long rawUp(List<Product> changed) throws SQLException {
        long start = System.nanoTime();
        var update = shop.raw()
                .prepared("UPDATE raw.products SET name = ?, version_vector = ?, last_synced = now()"
                        + " WHERE id = ? AND scope = 'chain'");
        for (Product product : changed) {
            update.setString(1, product.name());
            update.setString(2, "{\"hq\":2}");
            update.setString(3, product.id());
            update.addBatch();
        }
        update.executeBatch();
        shop.raw().connection().commit();
        return System.nanoTime() - start;
    }

    private long rawDown(RawSqlite sqlite, List<Product> changed) throws SQLException {
        long start = System.nanoTime();
        var query = shop.raw()
                .prepared("SELECT name, version_vector, last_synced, id FROM raw.products WHERE id = ANY (?)");
        var ids = changed.stream().map(Product::id).toArray();
        query.setArray(1, shop.raw().connection().createArrayOf("text", ids));
        var update = sqlite.prepared("UPDATE products SET name = ?, version_vector = ?, last_synced = ? WHERE id = ?");
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                for (int i = 1; i <= 4; i++) {
                    update.setString(i, rows.getString(i));
                }
                update.addBatch();
            }
        }
        update.executeBatch();
        sqlite.connection().commit();
        shop.raw().connection().commit();
        return System.nanoTime() - start;
    }

    @Override
    public void close() {
        author.close();
    }
}
