package org.evertill.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.evertill.entity.Column;
import org.evertill.entity.Ddl;
import org.evertill.entity.Entity.Nature;
import org.evertill.entity.EntityType;
import org.evertill.entity.MergePolicy;
import org.evertill.entity.Row;
import org.evertill.entity.RowJson;
import org.evertill.entity.TextSet;
import org.evertill.kernel.Nanoid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every entity of the product goes through its row, its JSON and its table unchanged. */
class DomainTypesTest {

    static Stream<EntityType<?>> types() {
        return DomainTypes.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    <T extends Record> void recordAndRowAreOne(EntityType<T> type) {
        var random = new Random(type.table().hashCode());
        for (int i = 0; i < 300; i++) {
            var row = randomRow(type, random);
            assertEquals(List.of(), type.problemsOf(row), row::toString);
            T value = type.fromRow(row);
            assertEquals(row, type.toRow(value));
            assertEquals(row, RowJson.parse(RowJson.write(row)));
            assertEquals(row.text("id"), type.idOf(value));
            assertTrue(type.isInScope(row, type.scopeOf(row)));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void itsTableIsMadeInSqlite(EntityType<?> type) throws SQLException {
        try (var database = DriverManager.getConnection("jdbc:sqlite::memory:");
                var statement = database.createStatement()) {
            for (String sql : Ddl.migrate(type, Ddl.Dialect.SQLITE, Set.of())) {
                statement.executeUpdate(sql);
            }
            try (var columns = statement.executeQuery("SELECT * FROM " + type.table())) {
                assertEquals(type.idColumn(), columns.getMetaData().getColumnName(1));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatPeopleCompareHasALabel(EntityType<?> type) {
        for (Column column : type.columns()) {
            boolean forMachines = column.name().equals("id") || column.name().equals("store_id");
            assertTrue(
                    forMachines || !column.label().matches("[a-z].*") || type.nature() == Nature.FACT,
                    type.table() + "." + column.name() + " is called " + column.label());
        }
    }

    @Test
    void whatScannersAndPeopleTellApartIsClaimed() {
        var claims = types().flatMap(type -> type.claims().stream().map(c -> type.table() + c.columns()))
                .toList();
        assertEquals(List.of("registers[store_id, code]", "product_codes[code]", "customers[number]"), claims);
    }

    @Test
    void tablesAreNamedOnceAndFactsAreFacts() {
        var names = new HashSet<String>();
        types().forEach(type -> assertTrue(names.add(type.table()), type.table()));
        var facts = types().filter(t -> t.nature() == Nature.FACT)
                .map(EntityType::table)
                .toList();
        assertEquals(
                List.of(
                        "sales",
                        "sale_lines",
                        "payments",
                        "stock_movements",
                        "stock_counts",
                        "approvals",
                        "sale_journal",
                        "sale_discounts",
                        "sale_voids",
                        "coupon_uses"),
                facts);
        assertFalse(names.isEmpty());
    }

    private static Row randomRow(EntityType<?> type, Random random) {
        var values = new TreeMap<String, @Nullable Object>();
        for (Column column : type.columns()) {
            values.put(column.name(), value(type, column, random));
        }
        // both columns of an amount are there or neither is
        for (Column column : type.columns()) {
            String amount = column.name().replace("_currency", "_minor");
            if (column.nullable() && values.containsKey(amount) && values.get(amount) == null) {
                values.put(column.name(), null);
            }
        }
        return new Row(values);
    }

    private static @Nullable Object value(EntityType<?> type, Column column, Random random) {
        if (column.nullable() && random.nextBoolean()) {
            return null;
        }
        return switch (column.type()) {
            case INTEGER ->
                switch (column.name()) {
                    case "rate_basis_points" -> (long) random.nextInt(3_000);
                    case "minimum_age" -> 1L + random.nextInt(Product.MAX_AGE);
                    case "contains_milli" -> 1L + random.nextInt(1_000_000);
                    default -> (long) random.nextInt(1_000_000) - 1_000;
                };
            case BOOLEAN -> random.nextBoolean();
            case INSTANT -> "20%02d-12-31T23:59:59.%03dZ".formatted(random.nextInt(100), random.nextInt(1_000));
            case DATE -> "20%02d-02-28".formatted(random.nextInt(100));
            case TEXT -> text(type, column, random);
        };
    }

    private static String text(EntityType<?> type, Column column, Random random) {
        if (column.name().endsWith("_currency")) {
            return "GBP";
        }
        if (column.name().equals("parts")) {
            return "reduced 7000, standard 3000";
        }
        if (type.groupOf(column.name()).stream().anyMatch(g -> g.policy() == MergePolicy.SET)) {
            return TextSet.write(Set.of("SELL", new Nanoid(random).next()));
        }
        for (var component : type.recordType().getRecordComponents()) {
            if (component.getType().isEnum() && component.getName().equals(column.name())) {
                var constants = component.getType().getEnumConstants();
                return ((Enum<?>) constants[random.nextInt(constants.length)]).name();
            }
        }
        String id = new Nanoid(random).next();
        return id.substring(0, Math.min(id.length(), column.maxLength()));
    }
}
