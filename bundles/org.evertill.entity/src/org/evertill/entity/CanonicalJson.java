package org.evertill.entity;

import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The one text of a value, so that equal values have equal hashes on every machine: JSON without white space, object
 * keys sorted by UTF-16 code unit, and only the escapes that RFC 8259 demands (RFC 8785, restricted to objects, lists,
 * strings, 64-bit integers, booleans and null). Half a surrogate pair, which UTF-8 cannot carry, is escaped too, so that
 * no two values share a text.
 */
public final class CanonicalJson {

    private CanonicalJson() {}

    /** The canonical text of a row, empty columns included. */
    public static String of(Row row) {
        var out = new StringBuilder(row.values().size() * 24);
        write(out, row.values());
        return out.toString();
    }

    /**
     * Appends the canonical text of a value.
     *
     * @param value a {@link Row}, a map sorted by key, an {@link Iterable}, String, Long, Integer, Boolean or null
     */
    public static void write(StringBuilder out, @Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case String text -> writeText(out, text);
            case Long number -> out.append(number.longValue());
            case Integer number -> out.append(number.intValue());
            case Boolean flag -> out.append(flag.booleanValue());
            case Row row -> write(out, row.values());
            case SortedMap<?, ?> map -> writeObject(out, map);
            case Iterable<?> list -> writeList(out, list);
            default -> throw new IllegalArgumentException("no canonical form for " + value.getClass());
        }
    }

    /** Appends the canonical text of a row without its empty columns. */
    public static void writeFilled(StringBuilder out, Row row) {
        writeFilled(out, row, column -> true);
    }

    /** The same of some of its columns. */
    public static void writeFilled(StringBuilder out, Row row, Predicate<String> columns) {
        out.append('{');
        String separator = "";
        for (var entry : row.values().entrySet()) {
            Object value = entry.getValue();
            if (value != null && columns.test(entry.getKey())) {
                out.append(separator);
                writeText(out, entry.getKey());
                out.append(':');
                write(out, value);
                separator = ",";
            }
        }
        out.append('}');
    }

    private static void writeObject(StringBuilder out, Map<?, ?> map) {
        out.append('{');
        String separator = "";
        for (var entry : map.entrySet()) {
            out.append(separator);
            writeText(out, (String) entry.getKey());
            out.append(':');
            write(out, entry.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private static void writeList(StringBuilder out, Iterable<?> list) {
        out.append('[');
        String separator = "";
        for (Object element : list) {
            out.append(separator);
            write(out, element);
            separator = ",";
        }
        out.append(']');
    }

    private static void writeText(StringBuilder out, String text) {
        out.append('"');
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c) && WellFormed.isPair(text, i)) {
                i++;
            } else if (needsEscape(c)) {
                out.append(text, start, i);
                escape(out, c);
                start = i + 1;
            }
        }
        appendEnd(out, text, start);
        out.append('"');
    }

    /** Most texts have nothing to escape, and a whole text is appended several times faster than a part of one. */
    private static void appendEnd(StringBuilder out, String text, int start) {
        if (start == 0) {
            out.append(text);
        } else {
            out.append(text, start, text.length());
        }
    }

    private static boolean needsEscape(char c) {
        return c < 0x20 || c == '"' || c == '\\' || Character.isSurrogate(c);
    }

    private static void escape(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> out.append("\\u").append(HexFormat.of().toHexDigits(c));
        }
    }
}
