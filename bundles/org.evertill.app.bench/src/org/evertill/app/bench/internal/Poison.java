package org.evertill.app.bench.internal;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.kernel.Nanoid;
import org.evertill.sync.SyncProgress.Phase;

/**
 * Transactions of a product each, of which head office cannot take one, against as many that it can. The one is of the dear
 * kind: only the database refuses it, so that head office has judged the whole push before it knows.
 */
final class Poison implements AutoCloseable {

    private static final String REFUSED = "refused";

    private final Shop shop;
    private final Scale scale;
    private final BenchTill till;
    private int made;

    Poison(Shop shop, Scale scale) throws IOException, SQLException {
        this.shop = shop;
        this.scale = scale;
        this.till = shop.till("S5");
        till.sync();
        execute("ALTER TABLE products ADD CONSTRAINT bench_poison CHECK (name <> '" + REFUSED + "') NOT VALID");
    }

    /** What the runs took, until head office had committed all and the till had noted that. */
    record Result(Times with, Times without) {}

    Result run() {
        var result = new Result(new Times(), new Times());
        for (int run = 0; run < scale.all(); run++) {
            long without = upload(false);
            long with = upload(true);
            Sample.check(
                    till.store().changes().backlog().quarantined() == run + 1, "not one of each run was set aside");
            if (scale.counts(run)) {
                result.with.add(with);
                result.without.add(without);
            }
        }
        return result;
    }

    private long upload(boolean poisoned) {
        for (int n = 0; n < scale.changed(); n++) {
            till.write(List.of(List.of(product(poisoned && n == scale.changed() / 2))));
        }
        long start = System.nanoTime();
        var uploaded = new long[1];
        till.engine()
                .syncOnce(progress -> {
                    if (progress.phase() == Phase.PULL && uploaded[0] == 0) {
                        uploaded[0] = System.nanoTime() - start;
                    }
                })
                .orThrow();
        return uploaded[0];
    }

    private Fact<Product> product(boolean refused) {
        made++;
        var product = Products.product(1);
        return new Fact<>(
                DomainTypes.PRODUCT,
                new Product(
                        Nanoid.derived("products", "bench poison " + made),
                        "P" + made,
                        refused ? REFUSED : product.name(),
                        product.brand(),
                        product.kind(),
                        product.unit(),
                        product.taxClass(),
                        product.active()));
    }

    private void execute(String sql) throws SQLException {
        try (var statement = shop.raw().connection().createStatement()) {
            statement.execute(sql);
        }
        shop.raw().connection().commit();
    }

    @Override
    public void close() throws SQLException {
        till.close();
        execute("ALTER TABLE products DROP CONSTRAINT bench_poison");
    }
}
