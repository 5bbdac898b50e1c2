package org.evertill.exchange.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.kernel.Nanoid;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Reader;
import org.evertill.storage.UnitOfWork;

/** Makes the products and customers that history speaks of and the till does not know. */
final class RetailMaster {

    private static final int MAX_NAME = 300;
    private static final int MAX_COUNTRY = 60;

    private final Database database;
    private final Author author;
    private final RetailIndex index;
    private final Set<String> knownCodes = new HashSet<>();
    private final Set<String> knownCustomers = new HashSet<>();

    RetailMaster(Database database, Author author, RetailIndex index) {
        this.database = database;
        this.author = author;
        this.index = index;
    }

    static String customerId(String number) {
        return Nanoid.derived(DomainTypes.CUSTOMER.table(), number);
    }

    /** In one transaction, or in none when all are there. */
    void ensure(List<RetailLine> lines) {
        var codes = new ArrayList<>(lines.stream().map(RetailLine::code).distinct().toList());
        codes.removeAll(knownCodes);
        var customer = lines.getFirst().customer().filter(c -> !knownCustomers.contains(c));
        if (codes.isEmpty() && customer.isEmpty()) {
            return;
        }
        var missing = database.read(reader -> codes.stream().filter(c -> !isThere(reader, c)).toList());
        var newCustomer = database.read(reader -> customer.filter(
                c -> reader.find(DomainTypes.CUSTOMER, customerId(c)).isEmpty()));
        if (!missing.isEmpty() || newCustomer.isPresent()) {
            database.write(author, tx -> {
                missing.forEach(code -> product(tx, code));
                newCustomer.ifPresent(number -> customer(tx, number));
                return 0;
            });
        }
        knownCodes.addAll(codes);
        customer.ifPresent(knownCustomers::add);
    }

    private static boolean isThere(Reader reader, String code) {
        return !reader.query(
                        "SELECT 1 FROM product_codes WHERE code = ? AND is_deleted = 0 LIMIT 1",
                        List.of(code),
                        row -> row.getInt(1))
                .isEmpty();
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
