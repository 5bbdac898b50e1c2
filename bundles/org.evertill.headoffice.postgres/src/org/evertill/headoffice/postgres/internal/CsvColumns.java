package org.evertill.headoffice.postgres.internal;

import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;

/**
 * The columns of an entity as people read them: {@code total_minor} becomes {@code total} in major units. Derived from
 * the entity's columns, so that an entity of a chain's own could be exported too.
 */
final class CsvColumns {

    private static final String MINOR = "_minor";
    private static final String TEN_THOUSANDTHS = "_e4";
    private static final String THOUSANDTHS = "_milli";

    private final Map<String, Function<Row, String>> columns = new LinkedHashMap<>();

    CsvColumns(EntityType<?> type) {
        Set<String> names = type.columnNames();
        type.columns().forEach(column -> add(column.name(), names));
    }

    List<String> header() {
        return List.copyOf(columns.keySet());
    }

    List<String> values(Row row) {
        var values = new ArrayList<String>(columns.size());
        columns.values().forEach(column -> values.add(column.apply(row)));
        return values;
    }

    private void add(String name, Set<String> names) {
        String amount = without(name, MINOR);
        String price = without(name, TEN_THOUSANDTHS);
        String quantity = without(name, THOUSANDTHS);
        if (!amount.isEmpty() && names.contains(amount + "_currency")) {
            columns.put(
                    amount,
                    row -> number(
                            row,
                            name,
                            minor -> new Money(minor, currency(row, amount))
                                    .toDecimal()
                                    .toPlainString()));
        } else if (!price.isEmpty() && names.contains(price + "_currency")) {
            columns.put(
                    price,
                    row -> number(
                            row,
                            name,
                            e4 -> new UnitPrice(e4, currency(row, price))
                                    .toDecimal()
                                    .toPlainString()));
        } else if (!quantity.isEmpty()) {
            columns.put(quantity, row -> number(row, name, milli -> new Quantity(milli).toString()));
        } else {
            columns.put(name, row -> row.get(name) == null ? "" : String.valueOf(row.get(name)));
        }
    }

    private static String without(String name, String suffix) {
        return name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : "";
    }

    private static String number(Row row, String column, Function<Long, String> shown) {
        return row.get(column) instanceof Long number ? shown.apply(number) : "";
    }

    private static Currency currency(Row row, String base) {
        return Currency.getInstance(row.text(base + "_currency"));
    }
}
