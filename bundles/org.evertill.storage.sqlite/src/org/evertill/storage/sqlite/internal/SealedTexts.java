package org.evertill.storage.sqlite.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A table of storage's own in which texts about rows stand, sealed where the rows have something sensitive; see {@link Sealing}.
 *
 * @param keys the columns that order it
 * @param start before the first of them
 * @param column the one with the texts
 * @param place what it is called when it is sealed, by the values of the keys
 */
record SealedTexts(
        String source, List<String> keys, List<Object> start, String column, Function<List<Object>, String> place) {

    private static final List<String> BY_ROW = List.of("table_name", "entity_id");

    static final List<SealedTexts> ALL = List.of(
            new SealedTexts(
                    "sync_log",
                    List.of("seq"),
                    List.of(Long.MIN_VALUE),
                    "changes",
                    keys -> OperationLog.CHANGES + keys.getFirst()),
            new SealedTexts(
                    "sync_log",
                    List.of("seq"),
                    List.of(Long.MIN_VALUE),
                    "error_message",
                    keys -> OperationLog.REASON + keys.getFirst()),
            new SealedTexts("shadow", BY_ROW, List.of("", ""), "row", keys -> Vault.ROW),
            new SealedTexts("pull_stage", List.of("n"), List.of(Long.MIN_VALUE), "row", keys -> Vault.ROW),
            new SealedTexts("unknown_row", BY_ROW, List.of("", ""), "row", keys -> Vault.ROW),
            new SealedTexts(
                    "kept_edit",
                    List.of("table_name", "entity_id", "version"),
                    List.of("", "", Long.MIN_VALUE),
                    "row",
                    keys -> Vault.ROW));

    private record Text(List<Object> keys, String table, String id, String kept) {}

    /** One slice of those that are not in their form, beyond a place. */
    Sealing.Slice bring(Session session, List<Object> after) {
        Vault vault = session.vault();
        var arguments = new ArrayList<Object>(after.isEmpty() ? start : after);
        arguments.add(Vault.FORM + vault.keys().getFirst().id() + '.');
        var texts = session.list(
                "SELECT table_name, entity_id, " + column + ", " + list() + " FROM " + source + " WHERE (" + list()
                        + ") > (" + marks() + ") AND " + column + " IS NOT NULL AND " + isOff(vault) + " ORDER BY "
                        + list() + " LIMIT " + Sealing.SLICE,
                arguments,
                row -> {
                    var found = new ArrayList<Object>();
                    for (int i = 0; i < keys.size(); i++) {
                        found.add(start.get(i) instanceof Long ? row.getLong(i + 4) : row.getString(i + 4));
                    }
                    return new Text(found, row.getString(1), row.getString(2), row.getString(3));
                });
        int unreadable = 0;
        for (Text text : texts) {
            unreadable += bring(session, text) ? 0 : 1;
        }
        return new Sealing.Slice(texts.isEmpty() ? after : texts.getLast().keys(), texts.size(), unreadable);
    }

    private boolean bring(Session session, Text text) {
        String at = place.apply(text.keys());
        Optional<String> plain = Vault.looksSealed(text.kept())
                ? session.vault().opened(text.table(), at, text.id(), text.kept())
                : Optional.of(text.kept());
        plain.ifPresent(value -> {
            var arguments = new ArrayList<Object>();
            arguments.add(session.vault().sealAbout(text.table(), at, text.id(), value));
            arguments.addAll(text.keys());
            session.update(
                    "UPDATE " + source + " SET " + column + " = ? WHERE (" + list() + ") = (" + marks() + ")",
                    arguments);
        });
        return plain.isPresent();
    }

    private String list() {
        return String.join(", ", keys);
    }

    private String marks() {
        return String.join(", ", Collections.nCopies(keys.size(), "?"));
    }

    /** Of a table with something sensitive what has not the newest key, of the others what is sealed; one argument: the form. */
    private String isOff(Vault vault) {
        String clear = vault.clearTables().stream()
                .sorted()
                .map(table -> "'" + table + "'")
                .collect(Collectors.joining(", ", "table_name IN (", ")"));
        return "CASE WHEN " + clear + " THEN substr(" + column + ", 1, " + Vault.FORM.length() + ") = '" + Vault.FORM
                + "' ELSE substr(" + column + ", 1, " + (Vault.FORM.length() + 9) + ") <> ? END";
    }
}
