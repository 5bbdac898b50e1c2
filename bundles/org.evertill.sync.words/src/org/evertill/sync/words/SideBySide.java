package org.evertill.sync.words;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.evertill.entity.Column;
import org.evertill.entity.EntityType;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.Row;
import org.evertill.entity.UniqueClaim;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Sibling;

/** Puts the values of a conflict beside each other, field by field. As {@link ConflictWords}. */
public final class SideBySide {

    private final Texts texts;
    private final KnownRows known;
    private final RowWords rows;
    private final OriginWords origins;
    private final ConflictWords words;

    public SideBySide(Locale locale, ZoneId zone, KnownRows known) {
        this.texts = new Texts(locale, zone);
        this.known = known;
        this.rows = new RowWords(texts, known);
        this.origins = new OriginWords(texts, rows);
        this.words = new ConflictWords(locale, zone, known);
    }

    /**
     * A conflict for a line of a list.
     *
     * @param title what it is about
     * @param detail what is the matter with it
     */
    public record Brief(String title, String detail) {}

    /**
     * A conflict for a table.
     *
     * @param fields what the lines are called; an empty one needs no name
     * @param before what stood there before the values came apart, as long as {@code fields}; empty when that is not known
     * @param sides in the order of the siblings
     */
    public record Compared(String headline, List<String> fields, List<String> before, List<Side> sides) {

        public Compared {
            fields = List.copyOf(fields);
            before = List.copyOf(before);
            sides = List.copyOf(sides);
        }
    }

    /**
     * One of the values.
     *
     * @param place where it was entered
     * @param by who entered it, and when
     * @param name the value in one piece; of several rows with one value, what the row is called
     * @param values one for each field
     */
    public record Side(String place, String by, String name, List<String> values) {

        public Side {
            values = List.copyOf(values);
        }
    }

    /** What it is about, and what is the matter. */
    public Brief brief(Conflict conflict) {
        return words.brief(conflict);
    }

    /**
     * The table.
     *
     * @param ownReplica the till that is asking, whose own value is called so
     * @param before the row before the values came apart, as far as that is known
     */
    public Compared compared(Conflict conflict, List<Sibling> siblings, String ownReplica, Row before) {
        var shape = shape(conflict, siblings);
        boolean tellsBefore = !shape.isEmpty()
                && !conflict.fieldGroup().startsWith(FieldGroup.UNIQUE)
                && shape.stream().anyMatch(column -> before.has(column.name()));
        return new Compared(
                words.told(conflict, siblings).headline(),
                shape.isEmpty() ? List.of("") : shape.stream().map(rows::label).toList(),
                tellsBefore ? texts(shape, before) : List.of(),
                siblings.stream()
                        .map(sibling -> side(conflict, sibling, ownReplica, shape))
                        .toList());
    }

    private Side side(Conflict conflict, Sibling sibling, String ownReplica, List<Column> shape) {
        var origin = words.origin(conflict, sibling);
        String user = origin.userId().isEmpty() ? sibling.userId() : origin.userId();
        var when = Instant.ofEpochMilli(sibling.hlc().millis());
        String place = sibling.replica().equals(ownReplica)
                ? texts.get("side.here")
                : origins.place(origin.registerId(), sibling.replica());
        return new Side(
                place,
                texts.get("side.by", origins.who(user), texts.time(when)),
                name(conflict, sibling),
                shape.isEmpty() ? List.of(words.value(conflict, sibling)) : texts(shape, row(conflict, sibling)));
    }

    private String name(Conflict conflict, Sibling sibling) {
        if (!conflict.fieldGroup().startsWith(FieldGroup.UNIQUE)) {
            return words.value(conflict, sibling);
        }
        String table = conflict.tableName();
        return texts.find("holder." + table)
                .map(holder -> rows.filled(holder, table, row(conflict, sibling)))
                .filter(holder -> !holder.isEmpty())
                .orElseGet(() -> rows.name(table, ConflictWords.claimant(sibling)));
    }

    /** The columns that become lines; none when there is one line only, with all in it. */
    private List<Column> shape(Conflict conflict, List<Sibling> siblings) {
        String table = conflict.tableName();
        String group = conflict.fieldGroup();
        if (group.equals(FieldGroup.LIFE)) {
            return List.of();
        }
        if (!group.startsWith(FieldGroup.UNIQUE)) {
            return rows.shown(table, words.columns(table, group));
        }
        var others = known.type(table).map(SideBySide::notClaimed).orElse(List.of());
        return rows.shown(table, others).stream()
                .filter(column ->
                        siblings.stream().anyMatch(s -> row(conflict, s).get(column.name()) != null))
                .toList();
    }

    private static List<String> notClaimed(EntityType<?> type) {
        var claimed = type.claims().stream()
                .map(UniqueClaim::columns)
                .flatMap(Collection::stream)
                .toList();
        return type.columns().stream()
                .map(Column::name)
                .filter(name -> !name.equals(type.idColumn()) && !claimed.contains(name))
                .toList();
    }

    private Row row(Conflict conflict, Sibling sibling) {
        return conflict.fieldGroup().startsWith(FieldGroup.UNIQUE)
                ? known.row(conflict.tableName(), ConflictWords.claimant(sibling))
                        .orElse(Row.EMPTY)
                : sibling.value();
    }

    private List<String> texts(List<Column> columns, Row row) {
        return columns.stream().map(column -> rows.text(column, row)).toList();
    }
}
