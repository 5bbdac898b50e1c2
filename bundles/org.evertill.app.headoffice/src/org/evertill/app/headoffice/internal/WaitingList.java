package org.evertill.app.headoffice.internal;

import java.time.ZoneId;
import java.util.Locale;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.access.OfficeRows;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.words.ConflictWords;
import org.evertill.sync.words.IncidentWords;

/**
 * Prints what waits for people in the language of whoever asks. What programs need stands last in a line, in square
 * brackets, the identifier first.
 */
final class WaitingList {

    private final Terminal terminal;
    private final HeadOfficeDesk desk;
    private final ConflictWords conflicts;
    private final IncidentWords incidents;

    WaitingList(Terminal terminal, HeadOfficeDesk desk) {
        this.terminal = terminal;
        this.desk = desk;
        var rows = OfficeRows.of(desk);
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
}
