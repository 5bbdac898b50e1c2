package org.evertill.storage.sqlite.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.evertill.entity.Column;
import org.evertill.entity.EntityType;

/**
 * The full-text index of an entity's searchable columns: living rows only, kept in step by triggers, so pulled rows are
 * found like local ones. It holds no text of its own; its row numbers are those of the table, which is why
 * backups copy pages, and when the file is written anew, see {@link FileCleaning}, so are the indexes.
 */
final class SearchIndex {

    private SearchIndex() {}

    static List<String> columns(EntityType<?> type) {
        return type.columns().stream()
                .filter(Column::searchable)
                .map(Column::name)
                .toList();
    }

    static String name(EntityType<?> type) {
        return type.table() + "_search";
    }

    /** The index's definition; a change of it makes the index be built anew. */
    static String definition(EntityType<?> type) {
        // Indexes of the first one to three letters make a word that is only begun as cheap as a whole one.
        return "CREATE VIRTUAL TABLE " + name(type) + " USING fts5(" + String.join(", ", columns(type))
                + ", content='', contentless_delete=1, tokenize=\"unicode61 remove_diacritics 2\", prefix='1 2 3')";
    }

    /** Puts every living row into an empty index. */
    static String fill(EntityType<?> type) {
        String list = String.join(", ", columns(type));
        return "INSERT INTO " + name(type) + " (rowid, " + list + ") SELECT rowid, " + list + " FROM " + type.table()
                + " WHERE is_deleted = 0";
    }

    /** The triggers that keep it in step, by name. */
    static Map<String, String> triggers(EntityType<?> type) {
        String table = type.table();
        String index = name(type);
        String list = String.join(", ", columns(type));
        String news = columns(type).stream().map(c -> "new." + c).collect(Collectors.joining(", "));
        String differs = columns(type).stream()
                .map(c -> " OR old." + c + " IS NOT new." + c)
                .collect(Collectors.joining());
        String add = "INSERT INTO " + index + " (rowid, " + list + ") SELECT new.rowid, " + news
                + " WHERE new.is_deleted = 0; ";
        String remove = "DELETE FROM " + index + " WHERE rowid = old.rowid; ";
        var triggers = new LinkedHashMap<String, String>();
        triggers.put(
                index + "_insert",
                "CREATE TRIGGER " + index + "_insert AFTER INSERT ON " + table + " BEGIN " + add + "END");
        triggers.put(
                index + "_update",
                "CREATE TRIGGER " + index + "_update AFTER UPDATE ON " + table
                        + " WHEN old.is_deleted IS NOT new.is_deleted" + differs + " BEGIN " + remove + add + "END");
        triggers.put(
                index + "_delete",
                "CREATE TRIGGER " + index + "_delete AFTER DELETE ON " + table + " BEGIN " + remove + "END");
        return triggers;
    }
}
