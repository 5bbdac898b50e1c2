package org.evertill.sync.protocol;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import org.evertill.sync.protocol.Rows.Comparison;

/** Which rows, in which order, as JSON. */
final class RowConditionJson {

    private static final Member<String> COLUMN = Member.name("column");
    private static final Member<Comparison> COMPARISON =
            new Member<>("comparison", in -> in.constant(Comparison.class));
    private static final Member<Object> VALUE = new Member<>("value", WireReader::scalar);
    private static final Members.Shape FILTER = Members.Shape.ofOptional(COLUMN, COMPARISON, VALUE);

    private static final Member<Rows.Direction> DIRECTION =
            new Member<>("direction", in -> in.constant(Rows.Direction.class));
    private static final Members.Shape ORDER = new Members.Shape(COLUMN, DIRECTION);

    private RowConditionJson() {}

    static void write(JsonWriter out, List<Rows.Filter> filters) throws IOException {
        out.beginArray();
        for (Rows.Filter filter : filters) {
            out.beginObject();
            COLUMN.in(out).value(filter.column());
            COMPARISON.in(out).value(filter.comparison().name());
            if (filter.value().isPresent()) {
                scalar(VALUE.in(out), filter.value().get());
            }
            out.endObject();
        }
        out.endArray();
    }

    static void writeOrder(JsonWriter out, List<Rows.Order> order) throws IOException {
        out.beginArray();
        for (Rows.Order column : order) {
            out.beginObject();
            COLUMN.in(out).value(column.column());
            DIRECTION.in(out).value(column.direction().name());
            out.endObject();
        }
        out.endArray();
    }

    static Rows.Filter filter(WireReader in) throws IOException {
        var m = in.object(FILTER);
        var column = m.find(COLUMN);
        var comparison = m.find(COMPARISON);
        var value = m.find(VALUE);
        if (column.isEmpty() || comparison.isEmpty() || value.isPresent() == isTestOfEmptiness(comparison.get())) {
            throw in.malformed("the filter lacks its column, comparison or value, or has one too many");
        }
        return new Rows.Filter(column.get(), comparison.get(), value);
    }

    static Rows.Order order(WireReader in) throws IOException {
        var m = in.object(ORDER);
        return new Rows.Order(m.get(COLUMN), m.get(DIRECTION));
    }

    private static boolean isTestOfEmptiness(Comparison comparison) {
        return comparison == Comparison.EMPTY || comparison == Comparison.NOT_EMPTY;
    }

    private static void scalar(JsonWriter out, Object value) throws IOException {
        switch (value) {
            case String text -> out.value(text);
            case Long number -> out.value(number);
            case Boolean flag -> out.value(flag);
            default -> throw new IllegalArgumentException("no value of a row: " + value.getClass());
        }
    }
}
