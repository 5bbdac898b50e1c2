package org.evertill.entity;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.jspecify.annotations.Nullable;

/** How a record component of one Java type becomes one or two columns. */
sealed interface FieldCodec {

    /** Column suffix and type, in order; the first is the value itself. */
    record Part(String suffix, ColumnType type, int maxLength) {}

    List<Part> parts();

    /** Puts a component's value into the columns of the given names (as many as parts). */
    void encode(Object value, List<String> columns, Map<String, @Nullable Object> into);

    /** The component's value from non-null column values. */
    Object decode(List<String> columns, Row row);

    /** The codec of a component, with the longest text it takes. */
    static FieldCodec of(RecordComponent component, int maxLength) {
        Class<?> type = component.getType();
        if (type == Money.class) {
            return new MoneyCodec();
        }
        if (type == UnitPrice.class) {
            return new UnitPriceCodec();
        }
        if (type == Quantity.class) {
            return new QuantityCodec();
        }
        if (type == Set.class) {
            return new SetCodec(maxLength);
        }
        return new Scalar(type, maxLength);
    }

    /** A component that is one column. */
    record Scalar(Class<?> type, int maxLength) implements FieldCodec {

        public Scalar {
            columnType(type);
        }

        @Override
        public List<Part> parts() {
            var columnType = columnType(type);
            return List.of(new Part("", columnType, columnType == ColumnType.TEXT ? maxLength : 0));
        }

        @Override
        public void encode(Object value, List<String> columns, Map<String, @Nullable Object> into) {
            into.put(columns.getFirst(), encoded(value));
        }

        @Override
        public Object decode(List<String> columns, Row row) {
            Object value = row.get(columns.getFirst());
            if (type == int.class || type == Integer.class) {
                return Math.toIntExact((Long) value);
            }
            if (type == Instant.class) {
                return InstantText.parse((String) value);
            }
            if (type == LocalDate.class) {
                return InstantText.parseDate((String) value);
            }
            return type.isEnum() ? constant((String) value) : value;
        }

        @SuppressWarnings({"unchecked", "rawtypes"}) // type is an enum's class here
        private Object constant(String name) {
            return Enum.valueOf((Class) type, name);
        }

        private static Object encoded(Object value) {
            return switch (value) {
                case Integer number -> Long.valueOf(number);
                case Instant instant -> ColumnType.text(instant);
                case LocalDate date -> date.toString();
                case Enum<?> constant -> constant.name();
                default -> value;
            };
        }

        private static ColumnType columnType(Class<?> type) {
            if (type == String.class || type.isEnum()) {
                return ColumnType.TEXT;
            }
            if (type == long.class || type == int.class || type == Long.class || type == Integer.class) {
                return ColumnType.INTEGER;
            }
            if (type == boolean.class || type == Boolean.class) {
                return ColumnType.BOOLEAN;
            }
            if (type == Instant.class) {
                return ColumnType.INSTANT;
            }
            if (type == LocalDate.class) {
                return ColumnType.DATE;
            }
            throw new IllegalArgumentException("a field of an entity cannot be " + type.getName());
        }
    }

    /** {@code x_minor}, {@code x_currency}. */
    record MoneyCodec() implements FieldCodec {

        @Override
        public List<Part> parts() {
            return List.of(new Part("_minor", ColumnType.INTEGER, 0), new Part("_currency", ColumnType.TEXT, 3));
        }

        @Override
        public void encode(Object value, List<String> columns, Map<String, @Nullable Object> into) {
            var money = (Money) value;
            into.put(columns.get(0), money.minor());
            into.put(columns.get(1), money.currency().getCurrencyCode());
        }

        @Override
        public Object decode(List<String> columns, Row row) {
            return new Money((Long) row.get(columns.get(0)), currency(row, columns.get(1)));
        }
    }

    /** {@code x_e4} (ten-thousandths of the major unit), {@code x_currency}. */
    record UnitPriceCodec() implements FieldCodec {

        @Override
        public List<Part> parts() {
            return List.of(new Part("_e4", ColumnType.INTEGER, 0), new Part("_currency", ColumnType.TEXT, 3));
        }

        @Override
        public void encode(Object value, List<String> columns, Map<String, @Nullable Object> into) {
            var price = (UnitPrice) value;
            into.put(columns.get(0), price.tenThousandths());
            into.put(columns.get(1), price.currency().getCurrencyCode());
        }

        @Override
        public Object decode(List<String> columns, Row row) {
            return new UnitPrice((Long) row.get(columns.get(0)), currency(row, columns.get(1)));
        }
    }

    /** {@code x_milli} (thousandths of the unit). */
    record QuantityCodec() implements FieldCodec {

        @Override
        public List<Part> parts() {
            return List.of(new Part("_milli", ColumnType.INTEGER, 0));
        }

        @Override
        public void encode(Object value, List<String> columns, Map<String, @Nullable Object> into) {
            into.put(columns.getFirst(), ((Quantity) value).thousandths());
        }

        @Override
        public Object decode(List<String> columns, Row row) {
            return new Quantity((Long) row.get(columns.getFirst()));
        }
    }

    /** A {@code Set<String>} in one column, see {@link TextSet}. */
    record SetCodec(int maxLength) implements FieldCodec {

        @Override
        public List<Part> parts() {
            return List.of(new Part("", ColumnType.TEXT, maxLength));
        }

        @Override
        public void encode(Object value, List<String> columns, Map<String, @Nullable Object> into) {
            into.put(columns.getFirst(), TextSet.write((Set<?>) value));
        }

        @Override
        public Object decode(List<String> columns, Row row) {
            return TextSet.read((String) row.get(columns.getFirst()));
        }
    }

    /** The column names of a component. */
    static List<String> columnNames(String base, FieldCodec codec) {
        var names = new ArrayList<String>();
        codec.parts().forEach(part -> names.add(base + part.suffix()));
        return List.copyOf(names);
    }

    private static Currency currency(Row row, String column) {
        return Currency.getInstance((String) row.get(column));
    }
}
