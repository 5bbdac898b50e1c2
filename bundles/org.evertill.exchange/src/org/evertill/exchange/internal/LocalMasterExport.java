package org.evertill.exchange.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.evertill.domain.Approval;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Permission;
import org.evertill.exchange.MasterExport;
import org.evertill.file.Csv;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Comparison;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Selection.Order;
import org.evertill.storage.Stored;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Clearance;
import org.evertill.usecase.Place;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Master data of the till's own database, in one snapshot, row by row. */
@Component
public final class LocalMasterExport implements MasterExport {

    private static final int PAGE = 1_000;

    private static final String CATALOGUE = """
            SELECT c.code AS gtin, p.sku, p.name, p.brand, p.tax_class, lower(p.kind) AS kind, p.unit, p.category,
                p.minimum_age, CASE p.open_price WHEN 1 THEN 'yes' END AS open_price,
                CASE p.serial_needed WHEN 1 THEN 'yes' END AS serial_needed,
                CASE p.lot_needed WHEN 1 THEN 'yes' END AS lot_needed, CASE p.deposit WHEN 1 THEN 'yes' END AS deposit,
                CASE p.not_returnable WHEN 1 THEN 'yes' END AS not_returnable,
                CASE p.not_discountable WHEN 1 THEN 'yes' END AS not_discountable,
                (SELECT d.sku FROM products d WHERE d.id = p.deposit_product_id) AS deposit_sku,
                p.variant_group AS variant_of, p.variant, c.contains_milli AS contains
            FROM products p JOIN product_codes c ON c.product_id = p.id
            WHERE p.is_deleted = 0 AND c.is_deleted = 0 AND p.active ORDER BY p.sku, c.code""";

    private static final String PRICES = """
            SELECT r.id, p.sku, r.price_e4 AS price, r.price_currency AS currency,
                CASE r.tax_included WHEN 1 THEN 'yes' ELSE 'no' END AS tax_included, r.valid_from, r.valid_until,
                r.store_id AS store, r.price_list, r.customer_group, r.from_quantity_milli AS from_quantity
            FROM price_rows r JOIN products p ON p.id = r.product_id
            WHERE r.is_deleted = 0 AND p.is_deleted = 0 ORDER BY p.sku, r.valid_from, r.id""";

    private static final String PROMOTIONS = """
            SELECT id, name, kind, terms, store_id AS store, customer_group, coupon, valid_from, valid_until, hours,
                priority, CASE exclusive WHEN 1 THEN 'yes' ELSE 'no' END AS exclusive,
                CASE active WHEN 1 THEN 'yes' ELSE 'no' END AS active
            FROM promotions WHERE is_deleted = 0 ORDER BY id""";

    private static final List<String> CUSTOMERS =
            List.of("id", "number", "name", "email", "phone", "country", "tax_number", "customer_group");

    private final Database database;
    private final Clearance clearance;

    @Activate
    public LocalMasterExport(@Reference Database database) {
        this(database, new Clearance(Optional.empty()));
    }

    private LocalMasterExport(Database database, Clearance clearance) {
        this.database = database;
        this.clearance = clearance;
    }

    @Override
    public MasterExport with(Approval approval) {
        return new LocalMasterExport(database, new Clearance(Optional.of(approval)));
    }

    @Override
    public Outcome<Long> write(Kind kind, Path target, String staffId) {
        return allowed(kind, staffId).then(may -> {
            try {
                return Outcome.ok(Csv.write(target, header(kind), csv -> add(kind, csv)));
            } catch (IOException e) {
                return Outcome.failed(Problem.of(
                        "exchange.not-written",
                        "The file " + target
                                + " cannot be written. Check that its folder is there, that you may write to"
                                + " it and that the disk is not full."));
            }
        });
    }

    private Outcome<String> allowed(Kind kind, String staffId) {
        return kind != Kind.CUSTOMERS
                ? Outcome.ok(staffId)
                : Attempt.of(() -> database.write(new Author(staffId), tx -> {
                    clearance.demand(
                            tx,
                            Place.of(database, tx),
                            staffId,
                            Permission.EXPORT_PERSONAL,
                            "EXPORT CUSTOMERS",
                            Optional.empty());
                    return staffId;
                }));
    }

    private static List<String> header(Kind kind) {
        return kind == Kind.CUSTOMERS ? CUSTOMERS : header(sql(kind));
    }

    private void add(Kind kind, Csv csv) {
        database.read(reader -> {
            if (kind == Kind.CUSTOMERS) {
                customers(reader, csv);
            } else {
                reader.forEach(sql(kind), List.of(), LocalMasterExport::texts, csv::add);
            }
            return kind;
        });
    }

    private static String sql(Kind kind) {
        return switch (kind) {
            case CATALOGUE -> CATALOGUE;
            case PRICES -> PRICES;
            case PROMOTIONS -> PROMOTIONS;
            case CUSTOMERS -> throw new IllegalArgumentException("read through their entity alone");
        };
    }

    /** The names of a statement's columns: the word that ends each of them. */
    private static List<String> header(String sql) {
        String columns = sql.substring("SELECT ".length(), sql.indexOf("\nFROM "));
        return Stream.of(columns.split(",\\s*"))
                .map(column -> column.strip().replaceAll("(?s).*[\\s.]", ""))
                .toList();
    }

    private static List<String> texts(ResultSet row) throws SQLException {
        var texts = new ArrayList<String>();
        var columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            texts.add(
                    switch (columns.getColumnLabel(i)) {
                        case "price" -> decimal(row, i, UnitPrice.DECIMALS);
                        case "from_quantity", "contains" -> decimal(row, i, Quantity.DECIMALS);
                        default -> text(row.getString(i));
                    });
        }
        return texts;
    }

    private static String decimal(ResultSet row, int column, int decimals) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? "" : BigDecimal.valueOf(value, decimals).toPlainString();
    }

    /** By number, each page behind the last one: sensitive values are read through the entity alone. */
    private static void customers(Reader reader, Csv csv) {
        String after = "";
        while (true) {
            var page = reader
                    .select(
                            DomainTypes.CUSTOMER,
                            Selection.where(Filter.of("id", Comparison.GREATER, after))
                                    .orderedBy(Order.ascending("id"))
                                    .page(0, PAGE))
                    .stream()
                    .map(Stored::value)
                    .toList();
            page.forEach(customer -> csv.add(texts(customer)));
            if (page.size() < PAGE) {
                return;
            }
            after = page.getLast().id();
        }
    }

    private static List<String> texts(Customer customer) {
        return List.of(
                text(customer.id()),
                text(customer.number()),
                text(customer.name()),
                text(customer.email()),
                text(customer.phone()),
                text(customer.country()),
                text(customer.taxNumber()),
                text(customer.customerGroup()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
