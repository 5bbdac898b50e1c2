package org.evertill.entity;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.evertill.kernel.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What an annotated record says of an entity. A bundle brings an entity of its own by registering one of these as an
 * OSGi service of this class; till and head office then have its table, its replication and its repository. Immutable,
 * any thread.
 *
 * @param <T> the record
 */
public class EntityType<T extends Record> {

    /** What both databases take as a name without quotes; an index's name, made of two, keeps within 63 characters. */
    private static final String NAME = "[a-z][a-z0-9_]{0,29}";

    /** PostgreSQL cuts off what is longer. */
    private static final int MAX_INDEX_NAME = 63;

    private final Class<T> recordType;
    private final Entity entity;
    private final RecordShape<T> shape;
    private final List<Field> fields;
    private final List<Column> columns;
    private final Set<String> columnNames;
    private final List<FieldGroup> groups;
    private final List<UniqueClaim> claims;
    private final Map<ScopePart.Part, String> scopeColumns;
    private final Map<String, Long> least;
    private final Field id;

    /**
     * Reads the description.
     *
     * @throws IllegalArgumentException when the record is not annotated as an entity needs it
     */
    public EntityType(Class<T> recordType) {
        this.recordType = recordType;
        this.entity =
                Optional.ofNullable(recordType.getAnnotation(Entity.class)).orElseThrow(() -> wrong("no @Entity"));
        this.shape = new RecordShape<>(recordType);
        this.fields =
                Arrays.stream(recordType.getRecordComponents()).map(Field::new).toList();
        this.columns = fields.stream().flatMap(f -> f.columns().stream()).toList();
        this.columnNames = columns.stream().map(Column::name).collect(Collectors.toUnmodifiableSet());
        this.groups = groupsOf(fields);
        this.claims = UniqueClaim.of(fields);
        this.scopeColumns = scopeColumnsOf(fields);
        this.least = fields.stream()
                .filter(field -> field.least().isPresent())
                .collect(Collectors.toUnmodifiableMap(
                        field -> field.columnNames().getFirst(),
                        field -> field.least().orElseThrow()));
        this.id = onlyId();
        checkNames();
        checkScope();
    }

    public final Class<T> recordType() {
        return recordType;
    }

    public final String table() {
        return entity.table();
    }

    public final ScopeKind scopeKind() {
        return entity.scope();
    }

    public final Entity.Nature nature() {
        return entity.nature();
    }

    /** Whether its rows are copied for people who practise. */
    public final boolean isInTraining() {
        return entity.nature() == Entity.Nature.MASTER && entity.inTraining();
    }

    public final int version() {
        return entity.version();
    }

    /** The data columns in declaration order; the identifier among them. */
    public final List<Column> columns() {
        return columns;
    }

    public final Set<String> columnNames() {
        return columnNames;
    }

    /** The columns that a till keeps encrypted, in declaration order; mostly none. */
    public final List<Column> sensitiveColumns() {
        return columns.stream().filter(Column::sensitive).toList();
    }

    /** The column of the identifier, which is the primary key. */
    public final String idColumn() {
        return id.columnNames().getFirst();
    }

    /** The merge groups in declaration order, the identifier's not among them. */
    public final List<FieldGroup> groups() {
        return groups;
    }

    /** What counters should not fall below, by column. */
    public final Map<String, Long> least() {
        return least;
    }

    /** The merge group that a column belongs to; empty for the identifier and for columns that this version does not know. */
    public final Optional<FieldGroup> groupOf(String column) {
        return groups.stream().filter(g -> g.columns().contains(column)).findFirst();
    }

    /** The columns whose values tell the scope of a row; none for an entity that everybody shares. */
    public final Set<String> scopeColumns() {
        return Set.copyOf(scopeColumns.values());
    }

    /** What no two living rows should share, in declaration order. */
    public final List<UniqueClaim> claims() {
        return claims;
    }

    public final String idOf(T value) {
        return Objects.requireNonNull((String) id.read(value), "the identifier");
    }

    /** All data columns of a value. */
    public final Row toRow(T value) {
        var values = new TreeMap<String, @Nullable Object>();
        fields.forEach(field -> field.encode(value, values));
        return new Row(values);
    }

    /**
     * The value of a row; columns that this version does not know are passed over.
     *
     * @throws IllegalArgumentException when a column has no value of its type, or the record's own constructor refuses
     */
    public final T fromRow(Row row) {
        var components = new Object[fields.size()];
        try {
            for (int i = 0; i < components.length; i++) {
                components[i] = fields.get(i).decode(row);
            }
        } catch (ClassCastException | DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw new IllegalArgumentException("a row that is no " + recordType.getSimpleName(), e);
        }
        return shape.make(components);
    }

    /**
     * The scope a row belongs to, for example {@code store:S1}; see {@link ScopeKind}.
     *
     * @throws IllegalArgumentException when the row lacks the columns that tell
     */
    public final String scopeOf(Row row) {
        return switch (entity.scope()) {
            case CHAIN -> ScopeName.CHAIN;
            case STORE -> ScopeName.store(scopePart(row, ScopePart.Part.STORE));
            case REGISTER -> ScopeName.register(scopePart(row, ScopePart.Part.REGISTER));
            case STORE_MONTH ->
                ScopeName.facts(scopePart(row, ScopePart.Part.STORE), scopePart(row, ScopePart.Part.TIME));
            case NAMED -> scopePart(row, ScopePart.Part.SCOPE);
        };
    }

    /** Whether a row belongs to a scope; never one that lacks the columns that tell. */
    public final boolean isInScope(Row row, String scope) {
        return scopeColumns.values().stream().allMatch(c -> row.get(c) != null)
                && scopeOf(row).equals(scope);
    }

    /** What is wrong with a complete row, empty when nothing is: types, lengths, required columns, the record's own rules. */
    public final List<Problem> problemsOf(Row row) {
        return RowCheck.problemsOf(this, row);
    }

    /** The same of a row that was made of a record, whose own rules held when it was made. */
    public final List<Problem> problemsOfColumns(Row row) {
        return RowCheck.problemsOf(this, row, columns());
    }

    /** What is wrong with the columns that a row has, empty when nothing is; those that it lacks are not missed. */
    public final List<Problem> problemsOfPart(Row row) {
        return RowCheck.problemsOfPart(this, row);
    }

    @Override
    public final String toString() {
        return "EntityType[" + table() + "]";
    }

    private String scopePart(Row row, ScopePart.Part part) {
        String value = row.text(Objects.requireNonNull(scopeColumns.get(part)));
        if (value == null) {
            throw new IllegalArgumentException(table() + " without " + scopeColumns.get(part) + " has no scope");
        }
        return value;
    }

    private Field onlyId() {
        var ids = fields.stream().filter(Field::isId).toList();
        if (ids.size() != 1 || ids.getFirst().columns().getFirst().type() != ColumnType.TEXT) {
            throw wrong("needs exactly one @Id, a text");
        }
        return ids.getFirst();
    }

    private void checkNames() {
        if (!isName(table())) {
            throw wrong("the table's name is " + table());
        }
        if (columnNames.size() != columns.size()
                || columnNames.stream().anyMatch(c -> !isName(c) || Bookkeeping.COLUMNS.contains(c))) {
            throw wrong("two columns of one name, one that bookkeeping uses, or one that databases refuse");
        }
        if (groups.stream()
                .anyMatch(g -> g.name().equals(FieldGroup.LIFE) || g.name().startsWith(FieldGroup.UNIQUE))) {
            throw wrong("no group may be called " + FieldGroup.LIFE + " or begin with " + FieldGroup.UNIQUE);
        }
        fields.forEach(this::checkPolicy);
        columns.forEach(this::checkIndex);
        SensitiveColumns.wrong(this).ifPresent(what -> {
            throw wrong(what);
        });
    }

    private void checkIndex(Column column) {
        if (!columnNames.containsAll(column.indexedThen())
                || Ddl.indexName(this, column, Ddl.Dialect.SQLITE).length() > MAX_INDEX_NAME) {
            throw wrong("the index of " + column.name() + " goes on by other columns, or its name is too long");
        }
    }

    private void checkPolicy(Field field) {
        boolean tagged = field.policy() == MergePolicy.SET;
        if (tagged != field.isSet()) {
            throw wrong(field.name() + ": a Set<String> is merged by SET, and nothing else is");
        }
        if (field.policy() == MergePolicy.COUNTER && field.columns().getFirst().type() != ColumnType.INTEGER) {
            throw wrong(field.name() + ": only numbers add up");
        }
        if (field.policy() != MergePolicy.COUNTER && field.least().isPresent()) {
            throw wrong(field.name() + ": only a counter has a value that it should not fall below");
        }
        if (field.policy() == MergePolicy.COUNTER && field.isInt()) {
            throw wrong(field.name() + ": a counter is a long; what many tills add may be more than an int holds");
        }
    }

    private static boolean isName(String name) {
        return name.matches(NAME) && !SqlWords.isReserved(name);
    }

    private void checkScope() {
        var needed = switch (scopeKind()) {
            case CHAIN -> Set.<ScopePart.Part>of();
            case STORE -> Set.of(ScopePart.Part.STORE);
            case REGISTER -> Set.of(ScopePart.Part.REGISTER);
            case STORE_MONTH -> Set.of(ScopePart.Part.STORE, ScopePart.Part.TIME);
            case NAMED -> Set.of(ScopePart.Part.SCOPE);
        };
        if (!scopeColumns.keySet().equals(needed)) {
            throw wrong("its scope needs @ScopePart on " + needed);
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(recordType.getName() + ": " + what);
    }

    private static Map<ScopePart.Part, String> scopeColumnsOf(List<Field> fields) {
        var columns = new EnumMap<ScopePart.Part, String>(ScopePart.Part.class);
        for (Field field : fields) {
            var part = field.scopePart();
            if (part != null) {
                columns.put(part, field.columnNames().getFirst());
            }
        }
        return columns;
    }

    private static List<FieldGroup> groupsOf(List<Field> fields) {
        var byName = new LinkedHashMap<String, FieldGroup>();
        for (Field field : fields) {
            if (!field.isId()) {
                var own = new FieldGroup(field.group(), field.policy(), field.columnNames());
                byName.merge(field.group(), own, EntityType::joined);
            }
        }
        return List.copyOf(byName.values());
    }

    private static FieldGroup joined(FieldGroup first, FieldGroup next) {
        var columns = new ArrayList<>(first.columns());
        columns.addAll(next.columns());
        var policy = first.policy() == MergePolicy.LAST_WRITE_WINS ? next.policy() : first.policy();
        return new FieldGroup(first.name(), policy, columns);
    }
}
