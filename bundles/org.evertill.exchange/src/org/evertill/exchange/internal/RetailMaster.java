package org.evertill.exchange.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.exchange.ProductImport;
import org.evertill.exchange.Progress;
import org.evertill.kernel.Nanoid;
import org.evertill.storage.Database;
import org.evertill.storage.Reader;
import org.evertill.storage.UnitOfWork;

/** Makes the products and customers that history speaks of and the till does not know, before the first sale. */
record RetailMaster(Database database, RetailIndex index) {

    private static final int MAX_NAME = 300;
    private static final int MAX_COUNTRY = 60;

    static String customerId(String number) {
        return Nanoid.derived(DomainTypes.CUSTOMER.table(), number);
    }

    /** In batches; those that are there stay as they are, so that an interrupted run goes on. */
    void ensure(Progress progress) {
        inBatches(index.neededCodes(), RetailMaster::hasCode, this::product, progress);
        inBatches(index.neededCustomers(), RetailMaster::hasCustomer, this::customer, progress);
    }

    private void inBatches(
            List<String> keys,
            BiPredicate<Reader, String> isThere,
            BiConsumer<UnitOfWork, String> make,
            Progress progress) {
        for (int from = 0; from < keys.size() && !progress.stopping(); from += ProductImport.BATCH_ROWS) {
            var batch = keys.subList(from, Math.min(keys.size(), from + ProductImport.BATCH_ROWS));
            var missing = database.read(reader ->
                    batch.stream().filter(k -> !isThere.test(reader, k)).toList());
            if (!missing.isEmpty()) {
                database.write(RetailReplay.AUTHOR, tx -> {
                    missing.forEach(key -> make.accept(tx, key));
                    return 0;
                });
            }
        }
    }

    private static boolean hasCode(Reader reader, String code) {
        return !reader.query(
                        "SELECT 1 FROM product_codes WHERE code = ? AND is_deleted = 0 LIMIT 1",
                        List.of(code),
                        row -> row.getInt(1))
                .isEmpty();
    }

    private static boolean hasCustomer(Reader reader, String number) {
        return reader.find(DomainTypes.CUSTOMER, customerId(number)).isPresent();
    }

    private void product(UnitOfWork tx, String code) {
        String id = ProductWriter.productId(code);
        if (tx.find(DomainTypes.PRODUCT, id).isEmpty()) {
            String name = index.nameOf(code);
            tx.insert(
                    DomainTypes.PRODUCT,
                    new Product(
                            id,
                            code,
                            name.substring(0, Math.min(name.length(), MAX_NAME)),
                            null,
                            RetailLine.kindOf(code),
                            ProductColumns.PIECE,
                            RetailReplay.TAX_CLASS,
                            true));
        }
        tx.insert(DomainTypes.PRODUCT_CODE, ProductWriter.code(id, code));
    }

    private void customer(UnitOfWork tx, String number) {
        Optional<String> country = index.countryOf(number).map(c -> c.substring(0, Math.min(c.length(), MAX_COUNTRY)));
        tx.insert(
                DomainTypes.CUSTOMER,
                new Customer(customerId(number), number, null, null, null, country.orElse(null), null));
    }
}
