package org.evertill.sync.words;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.evertill.entity.Column;
import org.evertill.entity.Row;

/** What stands in a column, as people write it. */
final class ValueWords {

    private static final String CURRENCY = "_currency";

    /** The columns that hold an amount, by the end of their name, with its decimals; those of null are the currency's. */
    private static final Map<String, Integer> SCALES = Map.of("_e4", 4, "_milli", 3, "_basis_points", 2);

    private static final String MINOR = "_minor";

    /** Columns that name a row of another table. */
    private static final Map<String, String> REFERENCES = Map.of(
            "product_id", "products",
            "store_id", "stores",
            "register_id", "registers",
            "customer_id", "customers",
            "opened_by", "staff",
            "closed_by", "staff",
            "staff_id", "staff",
            "approved_by", "staff");

    private final Texts texts;
    private final BinaryOperator<String> names;

    /**
     * @param names the name of a row of a table by its identifier
     */
    ValueWords(Texts texts, BinaryOperator<String> names) {
        this.texts = texts;
        this.names = names;
    }

    /** Whether it only says in which currency another column's amount is. */
    boolean isPartOfAnother(Column column, List<Column> all) {
        return column.name().endsWith(CURRENCY)
                && all.stream()
                        .anyMatch(c -> !c.equals(column) && stem(c.name()).equals(stem(column.name())));
    }

    /** As {@link #text}, in quotes where it is a text that somebody typed. */
    String quoted(Column column, Row row) {
        boolean typed = row.get(column.name()) instanceof String && !REFERENCES.containsKey(column.name());
        var text = text(column, row);
        return typed ? texts.get("quoted", text) : text;
    }

    String text(Column column, Row row) {
        var value = row.get(column.name());
        if (value == null) {
            return texts.get("empty");
        }
        if (column.name().endsWith("_hash")) {
            return texts.get("secret");
        }
        var table = REFERENCES.get(column.name());
        return table != null ? names.apply(table, value.toString()) : plain(column, row, value);
    }

    private String plain(Column column, Row row, Object value) {
        return switch (column.type()) {
            case BOOLEAN -> texts.get(Boolean.TRUE.equals(value) ? "yes" : "no");
            case INTEGER -> value instanceof Long number ? number(column, row, number) : value.toString();
            case INSTANT -> instant(value.toString());
            case DATE -> date(value.toString());
            case TEXT -> texts.find("value." + column.name() + "." + value).orElse(value.toString());
        };
    }

    private String number(Column column, Row row, long number) {
        String currency = row.text(stem(column.name()) + CURRENCY);
        if (currency != null) {
            var unit = Currency.getInstance(currency);
            int digits = Math.max(0, unit.getDefaultFractionDigits());
            boolean minor = column.name().endsWith(MINOR);
            var format = NumberFormat.getCurrencyInstance(texts.locale());
            format.setCurrency(unit);
            format.setMinimumFractionDigits(digits);
            format.setMaximumFractionDigits(minor ? digits : Math.max(digits, 4));
            return format.format(BigDecimal.valueOf(number, minor ? digits : 4));
        }
        var format = NumberFormat.getNumberInstance(texts.locale());
        format.setMaximumFractionDigits(4);
        int scale = SCALES.entrySet().stream()
                .filter(s -> column.name().endsWith(s.getKey()))
                .mapToInt(Map.Entry::getValue)
                .findFirst()
                .orElse(0);
        return format.format(BigDecimal.valueOf(number, scale));
    }

    private String instant(String text) {
        try {
            return texts.time(Instant.parse(text));
        } catch (DateTimeException e) {
            return text;
        }
    }

    private String date(String text) {
        try {
            return texts.day(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static String stem(String column) {
        int end = column.lastIndexOf('_');
        return end < 0 ? column : column.substring(0, end);
    }
}
