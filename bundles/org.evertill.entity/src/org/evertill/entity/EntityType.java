package org.evertill.entity;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private final Class<T> recordType;
    private final Entity entity;
    private final List<Field> fields;
    private final List<Column> columns;
    private final Map<String, FieldGroup> groups;
    private final Field id;
    private final Constructor<T> constructor;

    /**
     * Reads the description.
     *
     * @throws IllegalArgumentException when the record is not annotated as an entity needs it
     */
    public EntityType(Class<T> recordType) {
        this.recordType = recordType;
        this.entity = Objects.requireNonNull(recordType.getAnnotation(Entity.class), "@Entity on " + recordType);
        this.fields = Arrays.stream(recordType.getRecordComponents()).map(Field::new).toList();
        this.columns = fields.stream().flatMap(f -> f.columns().stream()).toList();
        this.groups = groupsOf(fields);
        this.id = fields.stream().filter(Field::isId).findFirst().orElseThrow(() -> wrong("no @Id"));
        this.constructor = canonicalConstructor(recordType);
        checkNames();
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

    public final int version() {
        return entity.version();
    }

    /** The data columns in declaration order; the identifier among them. */
    public final List<Column> columns() {
        return columns;
    }

    public final Set<String> columnNames() {
        return columns.stream().map(Column::name).collect(Collectors.toUnmodifiableSet());
    }

    /** The column of the identifier, which is the primary key. */
    public final String idColumn() {
        return id.columnNames().getFirst();
    }

    /** The merge groups in declaration order, the identifier's not among them. */
    public final List<FieldGroup> groups() {
        return List.copyOf(groups.values());
    }

    public final String idOf(T value) {
        return Objects.requireNonNull(toRow(value).text(idColumn()));
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
     * @throws IllegalArgumentException when the record's own constructor refuses the values
     */
    public final T fromRow(Row row) {
        var arguments = fields.stream().map(field -> field.decode(row)).toArray();
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("not a valid " + recordType.getSimpleName() + ": " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + recordType, e);
        }
    }

    /** The scope a row belongs to, for example {@code store:S1}; see {@link ScopeKind}. */
    public final String scopeOf(Row row) {
        return switch (entity.scope()) {
            case CHAIN -> "chain";
            case STORE -> "store:" + scopeValue(row, ScopePart.Part.STORE);
            case REGISTER -> "register:" + scopeValue(row, ScopePart.Part.REGISTER);
            case STORE_MONTH ->
                "facts:" + scopeValue(row, ScopePart.Part.STORE) + ":"
                        + scopeValue(row, ScopePart.Part.TIME).substring(0, 7);
        };
    }

    /** What is wrong with a complete row, empty when nothing is: types, lengths and required columns. */
    public final List<Problem> problemsOf(Row row) {
        return RowCheck.problemsOf(this, row);
    }

    @Override
    public final String toString() {
        return "EntityType[" + table() + "]";
    }

    private String scopeValue(Row row, ScopePart.Part part) {
        Field field = fields.stream().filter(f -> f.scopePart() == part).findFirst().orElseThrow();
        return Objects.requireNonNull(row.text(field.columnNames().getFirst()), () -> "scope field " + field.name());
    }

    private void checkNames() {
        if (!table().matches("[a-z][a-z0-9_]{0,40}")) {
            throw wrong("the table's name is " + table());
        }
        if (columnNames().size() != columns.size() || columnNames().stream().anyMatch(Bookkeeping.COLUMNS::contains)) {
            throw wrong("two columns of one name, or one that bookkeeping uses");
        }
        var parts = fields.stream().map(Field::scopePart).filter(Objects::nonNull).collect(Collectors.toSet());
        var needed = switch (scopeKind()) {
            case CHAIN -> Set.<ScopePart.Part>of();
            case STORE -> Set.of(ScopePart.Part.STORE);
            case REGISTER -> Set.of(ScopePart.Part.REGISTER);
            case STORE_MONTH -> Set.of(ScopePart.Part.STORE, ScopePart.Part.TIME);
        };
        if (!parts.containsAll(needed)) {
            throw wrong("its scope needs @ScopePart " + needed);
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(recordType.getName() + ": " + what);
    }

    private static Map<String, FieldGroup> groupsOf(List<Field> fields) {
        var byName = new LinkedHashMap<String, FieldGroup>();
        for (Field field : fields) {
            if (!field.isId()) {
                var own = new FieldGroup(field.group(), field.policy(), field.columnNames());
                byName.merge(field.group(), own, EntityType::joined);
            }
        }
        return byName;
    }

    private static FieldGroup joined(FieldGroup first, FieldGroup next) {
        var columns = new java.util.ArrayList<>(first.columns());
        columns.addAll(next.columns());
        var policy = first.policy() == MergePolicy.LAST_WRITE_WINS ? next.policy() : first.policy();
        return new FieldGroup(first.name(), policy, columns);
    }

    private static <T extends Record> Constructor<T> canonicalConstructor(Class<T> type) {
        var types = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        }
    }
}
