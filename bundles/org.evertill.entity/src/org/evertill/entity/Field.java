package org.evertill.entity;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One record component with its columns. */
final class Field {

    private static final int DEFAULT_MAX_LENGTH = 200;

    private final RecordComponent component;
    private final FieldCodec codec;
    private final List<String> columnNames;
    private final MethodHandle reader;
    private final @Nullable Object absent;

    Field(RecordComponent component) {
        this.component = component;
        this.codec = FieldCodec.of(component, maxLength(component));
        this.columnNames = FieldCodec.columnNames(snakeCase(component.getName()), codec);
        this.reader = RecordShape.reader(component);
        this.absent = absent(component.getType());
    }

    String name() {
        return component.getName();
    }

    String group() {
        var group = component.getAnnotation(Group.class);
        return group == null ? snakeCase(component.getName()) : group.value();
    }

    MergePolicy policy() {
        var merge = component.getAnnotation(Merge.class);
        var usual = isSet() ? MergePolicy.SET : MergePolicy.LAST_WRITE_WINS;
        return merge == null ? usual : merge.value();
    }

    Optional<Long> least() {
        return Optional.ofNullable(component.getAnnotation(AtLeast.class)).map(AtLeast::value);
    }

    List<String> columnNames() {
        return columnNames;
    }

    boolean isSet() {
        return codec instanceof FieldCodec.SetCodec;
    }

    boolean isInt() {
        return component.getType() == int.class || component.getType() == Integer.class;
    }

    Optional<String> claim() {
        return Optional.ofNullable(component.getAnnotation(Unique.class)).map(Unique::value);
    }

    boolean isId() {
        return component.isAnnotationPresent(Id.class);
    }

    ScopePart.@Nullable Part scopePart() {
        var part = component.getAnnotation(ScopePart.class);
        return part == null ? null : part.value();
    }

    List<Column> columns() {
        var columns = new ArrayList<Column>();
        for (int i = 0; i < columnNames.size(); i++) {
            columns.add(column(columnNames.get(i), codec.parts().get(i), i == 0));
        }
        return columns;
    }

    void encode(Record value, Map<String, @Nullable Object> into) {
        Object content = read(value);
        if (content == null) {
            columnNames.forEach(name -> into.put(name, null));
        } else {
            codec.encode(content, columnNames, into);
        }
    }

    @Nullable
    Object decode(Row row) {
        for (String name : columnNames) {
            if (row.get(name) == null) {
                return absent;
            }
        }
        return codec.decode(columnNames, row);
    }

    @Nullable
    Object read(Record value) {
        return RecordShape.read(reader, value);
    }

    /** What a column added by a newer version means in a row that an older one wrote. */
    private static @Nullable Object absent(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == long.class) {
            return 0L;
        }
        if (type == Set.class) {
            return Set.of();
        }
        return type == int.class ? 0 : null;
    }

    private Column column(String name, FieldCodec.Part part, boolean first) {
        return new Column(
                name,
                part.type(),
                group(),
                isNullable(),
                first && component.isAnnotationPresent(Indexed.class),
                first ? indexedThen() : List.of(),
                first && component.isAnnotationPresent(Searchable.class),
                component.isAnnotationPresent(Sensitive.class),
                part.maxLength(),
                label());
    }

    private List<String> indexedThen() {
        var index = component.getAnnotation(Indexed.class);
        return index == null ? List.of() : List.of(index.then());
    }

    private String label() {
        var label = component.getAnnotation(Label.class);
        return label == null ? component.getName() : label.value();
    }

    private boolean isNullable() {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static int maxLength(RecordComponent component) {
        var limit = component.getAnnotation(MaxLength.class);
        return limit == null ? DEFAULT_MAX_LENGTH : limit.value();
    }

    private static String snakeCase(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
