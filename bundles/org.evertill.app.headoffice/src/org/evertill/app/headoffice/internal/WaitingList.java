package org.evertill.app.headoffice.internal;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.protocol.History;
import org.evertill.sync.words.ConflictWords;
import org.evertill.sync.words.IncidentWords;
import org.evertill.sync.words.RowLookup;

/**
 * Prints what waits for people in the language of whoever asks. What programs need stands last in a line, in square
 * brackets, the identifier first.
 */
final class WaitingList {

    private static final int MAX_PAGES = 10;

    private final Terminal terminal;
    private final HeadOfficeDesk desk;
    private final ConflictWords conflicts;
    private final IncidentWords incidents;

    WaitingList(Terminal terminal, HeadOfficeDesk desk) {
        this.terminal = terminal;
        this.desk = desk;
        var rows = new RowLookup(desk.types(), this::row, List.of(this::history));
        var locale = Locale.getDefault(Locale.Category.DISPLAY);
        this.conflicts = new ConflictWords(locale, ZoneId.systemDefault(), rows);
        this.incidents = new IncidentWords(locale, ZoneId.systemDefault(), rows);
    }

    void show() {
        var setAside = desk.incidents().incidents();
        var open = desk.incidents().conflicts();
        if (setAside.isEmpty() && open.isEmpty()) {
            terminal.say("Nothing waits for anybody.");
        }
        setAside.forEach(this::show);
        open.forEach(this::show);
    }

    private void show(Incident incident) {
        var told = incidents.told(incident, desk.incidents().operations(incident.id()));
        terminal.say(told.headline() + "  [" + incident.id() + " " + incident.kind() + " " + incident.code() + " "
                + incident.seenIn() + " " + incident.replica() + "]");
        told.changes().forEach(change -> terminal.say("  " + change));
        terminal.say("  " + incident.message());
    }

    private void show(Conflict conflict) {
        var siblings = conflict.values();
        var told = conflicts.told(conflict, siblings);
        terminal.say(told.headline() + ", " + conflicts.since(conflict) + "  [" + conflict.id() + " CONFLICT "
                + conflict.tableName() + " " + conflict.entityId() + " " + conflict.fieldGroup() + "]");
        for (int i = 0; i < siblings.size(); i++) {
            var choice = told.choices().get(i);
            terminal.say("  " + (i + 1) + ": " + choice.value() + ", " + choice.origin() + "  ["
                    + siblings.get(i).replica() + "]");
        }
        terminal.say("  " + conflicts.elsewhere());
    }

    /** Of a dead row what its history says of it. */
    private Optional<Row> row(EntityType<?> type, String id) {
        return living(type, id).or(() -> {
            var row = Row.EMPTY;
            long after = 0;
            for (int n = 0; n < MAX_PAGES; n++) {
                var page = history(type.table(), id, after, History.MAX_ENTRIES);
                for (History.Entry entry : page.entries()) {
                    row = row.overlaidBy(entry.after());
                }
                after = page.next();
                if (after == 0) {
                    break;
                }
            }
            return row.isEmpty() ? Optional.empty() : Optional.of(row);
        });
    }

    private <T extends Record> Optional<Row> living(EntityType<T> type, String id) {
        return desk.find(type, id).map(type::toRow);
    }

    private History.Page history(String table, String id, long after, int limit) {
        return desk.history(table, id, after, limit).orThrow();
    }
}
