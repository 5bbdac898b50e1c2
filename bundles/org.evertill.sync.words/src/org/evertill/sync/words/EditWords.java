package org.evertill.sync.words;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.evertill.entity.EntityType;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.Row;

/** Puts beside each other what two people made of one row at a time, before either is a conflict. As {@link ConflictWords}. */
public final class EditWords {

    private final RowWords rows;

    public EditWords(Locale locale, ZoneId zone, KnownRows known) {
        this.rows = new RowWords(new Texts(locale, zone), known);
    }

    /**
     * What belongs together of a row, in words.
     *
     * @param group by its name
     * @param field what it is called
     */
    public record Field(String group, String field, String before, String mine, String theirs) {}

    /** The field groups, in their order. */
    public List<Field> fields(EntityType<?> type, Collection<FieldGroup> groups, Row before, Row mine, Row theirs) {
        return groups.stream()
                .map(group -> new Field(
                        group.name(),
                        rows.fields(type.table(), group.columns()),
                        values(type, group, before),
                        values(type, group, mine),
                        values(type, group, theirs)))
                .toList();
    }

    private String values(EntityType<?> type, FieldGroup group, Row row) {
        return rows.values(type.table(), row.only(group.columns()));
    }
}
