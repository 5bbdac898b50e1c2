package org.evertill.sync.words;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.evertill.entity.Bookkeeping;
import org.evertill.entity.EntityType;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.Row;
import org.evertill.entity.UniqueClaim;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Sibling;

/** Says what a person has to decide. Asks for rows while it speaks; otherwise pure. Any thread that its rows permit. */
public final class ConflictWords {

    /** The column by which a conflict about a claimed value names the row that claims it. */
    private static final String CLAIMANT = "entity_id";

    private final Texts texts;
    private final KnownRows known;
    private final RowWords rows;
    private final OriginWords origins;

    public ConflictWords(Locale locale, ZoneId zone, KnownRows known) {
        this.texts = new Texts(locale, zone);
        this.known = known;
        this.rows = new RowWords(texts, known);
        this.origins = new OriginWords(texts, rows);
    }

    /**
     * A conflict in words.
     *
     * @param headline what it is about, a sentence without its full stop
     * @param choices what there is to choose from, in the order of the siblings
     */
    public record Told(String headline, List<Choice> choices) {

        public Told {
            choices = List.copyOf(choices);
        }
    }

    /**
     * One of the values.
     *
     * @param value the value, or for a value that several rows claim the row
     * @param origin who entered it, where and when
     */
    public record Choice(String value, String origin) {}

    /** A conflict with its values. */
    public Told told(Conflict conflict, List<Sibling> siblings) {
        return new Told(
                headline(conflict, siblings),
                siblings.stream()
                        .map(s -> new Choice(value(conflict, s), originTold(conflict, s)))
                        .toList());
    }

    /** That somebody at this till has decided, which head office does not know yet. */
    public String decided() {
        return texts.get("decided");
    }

    /** The commands that decide, one of which is enough. */
    public String commands(List<String> commands) {
        return texts.get("commands", String.join("\n" + texts.get("commands.or") + " ", commands));
    }

    /** Where a person at head office decides it. */
    public String elsewhere() {
        return texts.get("elsewhere");
    }

    /** What it is about, by itself. */
    public String headline(Conflict conflict) {
        return headline(conflict, conflict.values());
    }

    /** Since when it waits. */
    public String since(Conflict conflict) {
        return texts.get("since", texts.time(conflict.openedAt()));
    }

    /** What it is about, and what is the matter with it. */
    SideBySide.Brief brief(Conflict conflict) {
        String table = conflict.tableName();
        String group = conflict.fieldGroup();
        var siblings = conflict.values();
        if (group.startsWith(FieldGroup.UNIQUE)) {
            var first = siblings.isEmpty() ? conflict.entityId() : claimant(siblings.getFirst());
            String claimed = claimed(table, group.substring(FieldGroup.UNIQUE.length()), first);
            return new SideBySide.Brief(claimed, texts.get("brief.unique"));
        }
        var more = siblings.stream().map(Sibling::value).reduce(Row.EMPTY, Row::overlaidBy);
        String matter = group.equals(FieldGroup.LIFE)
                ? texts.get("brief.life")
                : texts.get("brief.field", rows.fields(table, columns(table, group)));
        return new SideBySide.Brief(rows.brief(table, conflict.entityId(), more), matter);
    }

    private String headline(Conflict conflict, List<Sibling> siblings) {
        String table = conflict.tableName();
        String group = conflict.fieldGroup();
        if (group.startsWith(FieldGroup.UNIQUE)) {
            var first = siblings.isEmpty() ? conflict.entityId() : claimant(siblings.getFirst());
            return texts.get("conflict.unique", claimed(table, group.substring(FieldGroup.UNIQUE.length()), first));
        }
        var more = siblings.stream().map(Sibling::value).reduce(Row.EMPTY, Row::overlaidBy);
        String what = rows.what(table, conflict.entityId(), more);
        if (group.equals(FieldGroup.LIFE)) {
            return texts.get("conflict.life", what);
        }
        return texts.get("conflict.field", what, rows.fields(table, columns(table, group)));
    }

    String value(Conflict conflict, Sibling sibling) {
        var value = sibling.value();
        String table = conflict.tableName();
        if (conflict.fieldGroup().startsWith(FieldGroup.UNIQUE)) {
            return rows.name(table, claimant(sibling));
        }
        if (!conflict.fieldGroup().equals(FieldGroup.LIFE)) {
            return rows.values(table, value);
        }
        if (Boolean.TRUE.equals(value.get(Bookkeeping.IS_DELETED))) {
            return texts.get("life.deleted");
        }
        var edit = value.without(List.of(Bookkeeping.IS_DELETED));
        return edit.isEmpty()
                ? texts.get("life.kept")
                : texts.get("life.changed", rows.fields(table, edit.columns()), rows.values(table, edit));
    }

    /** Who made a value and where, as far as that is known. */
    KnownRows.Origin origin(Conflict conflict, Sibling sibling) {
        String row = conflict.fieldGroup().startsWith(FieldGroup.UNIQUE) ? claimant(sibling) : conflict.entityId();
        return known.origin(conflict.tableName(), row, sibling.replica(), sibling.seq());
    }

    private String originTold(Conflict conflict, Sibling sibling) {
        var origin = origin(conflict, sibling);
        String user = origin.userId().isEmpty() ? sibling.userId() : origin.userId();
        var when = Instant.ofEpochMilli(sibling.hlc().millis());
        return origins.told(user, origin.registerId(), sibling.replica(), when);
    }

    private String claimed(String table, String claim, String id) {
        var row = known.row(table, id).orElse(Row.EMPTY);
        var columns = claim(table, claim);
        return texts.find("claim." + table + "." + claim)
                .map(template -> rows.filled(template, table, row))
                .orElseGet(() -> texts.get(
                        "claim.other",
                        rows.kind(table),
                        rows.fields(table, columns),
                        rows.values(table, row.only(columns))));
    }

    static String claimant(Sibling sibling) {
        var id = sibling.value().text(CLAIMANT);
        return id == null ? "" : id;
    }

    List<String> columns(String table, String group) {
        return known.type(table).map(EntityType::groups).orElse(List.of()).stream()
                .filter(g -> g.name().equals(group))
                .findFirst()
                .map(FieldGroup::columns)
                .orElse(List.of(group));
    }

    private List<String> claim(String table, String claim) {
        return known.type(table).map(EntityType::claims).orElse(List.of()).stream()
                .filter(c -> c.name().equals(claim))
                .findFirst()
                .map(UniqueClaim::columns)
                .orElse(List.of(claim));
    }
}
