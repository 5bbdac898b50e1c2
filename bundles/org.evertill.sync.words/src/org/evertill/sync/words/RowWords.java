package org.evertill.sync.words;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.evertill.entity.Column;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;

/** Rows and their fields as people call them. */
final class RowWords {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z0-9_]+)}");

    /** What people tell rows apart by when the bundle that brings them says nothing. */
    private static final List<String> TELLING = List.of("name", "number", "code", "title");

    private final Texts texts;
    private final KnownRows rows;
    private final ValueWords values;

    RowWords(Texts texts, KnownRows rows) {
        this.texts = texts;
        this.rows = rows;
        this.values = new ValueWords(texts, (table, id) -> name(table, id, Row.EMPTY));
    }

    /** What kind of thing a table holds. */
    String kind(String table) {
        return texts.find("kind." + table).orElse(table);
    }

    /** A row's name or number; its identifier when nothing else is known. */
    String name(String table, String id) {
        return name(table, id, Row.EMPTY);
    }

    /**
     * The same.
     *
     * @param more columns that are known of it whether or not it is here
     */
    String name(String table, String id, Row more) {
        var row = more.overlaidBy(rows.row(table, id).orElse(Row.EMPTY));
        var template = texts.find("name." + table);
        var name = template.map(text -> filled(text, table, row)).orElseGet(() -> telling(table, row));
        return name.isEmpty() ? id : name;
    }

    /** Kind and name. */
    String what(String table, String id, Row more) {
        return texts.get("what", kind(table), name(table, id, more));
    }

    /** Kind and name without what a line of a list has no room for. */
    String brief(String table, String id, Row more) {
        var row = more.overlaidBy(rows.row(table, id).orElse(Row.EMPTY));
        var name = texts.find("short." + table)
                .map(text -> filled(text, table, row))
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> name(table, id, more));
        return texts.get("what", kind(table), name);
    }

    /** The fields of some columns, in the order of the entity, each once. */
    String fields(String table, Collection<String> columns) {
        var labels =
                columns(table, columns).stream().map(this::label).distinct().toList();
        return labels.isEmpty() ? String.join(", ", columns) : String.join(", ", labels);
    }

    /** Some columns of a row with what stands in them; one alone without its field's name. */
    String values(String table, Row row) {
        var known = shown(table, row.columns());
        var parts = new ArrayList<String>();
        known.forEach(column -> parts.add(label(column) + " " + values.quoted(column, row)));
        if (parts.isEmpty()) {
            return row.values().entrySet().stream()
                    .map(e -> e.getKey() + " " + e.getValue())
                    .collect(Collectors.joining(", "));
        }
        return parts.size() == 1 ? values.text(known.getFirst(), row) : String.join(", ", parts);
    }

    /** Columns that are shown by themselves: not the currency of an amount, which is shown with it. */
    List<Column> shown(String table, Collection<String> names) {
        var all = columns(table, names);
        return all.stream()
                .filter(column -> !values.isPartOfAnother(column, all))
                .toList();
    }

    /** What stands in a column. */
    String text(Column column, Row row) {
        return values.text(column, row);
    }

    private List<Column> columns(String table, Collection<String> names) {
        return rows.type(table).map(EntityType::columns).orElse(List.of()).stream()
                .filter(column -> names.contains(column.name()))
                .toList();
    }

    String label(Column column) {
        return texts.find("label." + column.label().toLowerCase(Locale.ROOT).replace(' ', '-'))
                .orElse(column.label());
    }

    /** A text in which {@code {column}} stands for what a row has there. */
    String filled(String template, String table, Row row) {
        var name = PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(value(table, place.group(1), row)));
        return name.replaceAll("^[, –]+|[, –]+$", "");
    }

    private String value(String table, String column, Row row) {
        var content = row.get(column);
        if (content == null) {
            return texts.find("without." + table + "." + column).orElse("");
        }
        return columns(table, List.of(column)).stream()
                .findFirst()
                .map(known -> values.text(known, row))
                .orElse(content.toString());
    }

    private String telling(String table, Row row) {
        var claimed = rows.type(table).map(EntityType::claims).orElse(List.of()).stream()
                .flatMap(claim -> claim.columns().stream())
                .toList();
        return Optional.of(claimed).filter(columns -> !columns.isEmpty()).orElse(TELLING).stream()
                .map(column -> row.get(column) == null ? "" : value(table, column, row))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
