package org.evertill.ui.office.internal;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.access.OfficeRows;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.words.ConflictWords;
import org.evertill.sync.words.IncidentWords;
import org.evertill.sync.words.SideBySide;

/**
 * Something that waits for people, in words.
 *
 * @param id of the incident, or of the conflict
 * @param brief for a line of a list
 * @param detail a second, smaller line
 * @param told what became of what, a line each; not empty
 * @param reason why it waits; empty where the lines say so
 * @param todo what to do about it; empty where the steps say so
 */
record Matter(String id, Steps steps, String brief, String detail, List<String> told, String reason, String todo) {

    /** As many are shown; those that are left come up as others are settled. */
    static final int MAX_SHOWN = 200;

    Matter {
        told = List.copyOf(told);
    }

    /** What people at head office can do about it. */
    enum Steps {
        /** Judge it once more, or leave it out for good. */
        RELEASE_OR_CLOSE,
        /** Take note of it. */
        CLOSE,
        /** It is decided at a till that sees the row. */
        NONE
    }

    /** What waits now, the oldest first: what was set aside, then conflicts. Asks head office; any thread but the window's. */
    static List<Matter> read(HeadOfficeDesk desk, Locale locale) {
        var rows = OfficeRows.of(desk);
        var incidents = new IncidentWords(locale, ZoneId.systemDefault(), rows);
        var conflicts = new ConflictWords(locale, ZoneId.systemDefault(), rows);
        var briefly = new SideBySide(locale, ZoneId.systemDefault(), rows);
        return Stream.concat(
                        desk.incidents().incidents().stream().map(incident -> of(incident, incidents, desk)),
                        desk.incidents().conflicts().stream().map(conflict -> of(conflict, conflicts, briefly)))
                .limit(MAX_SHOWN)
                .toList();
    }

    private static Matter of(Incident incident, IncidentWords words, HeadOfficeDesk desk) {
        var operations = desk.incidents().operations(incident.id());
        var brief = words.brief(incident, operations);
        var told = words.told(incident, operations);
        var lines = new ArrayList<>(List.of(told.headline()));
        lines.addAll(told.changes());
        var advice = words.advice(incident);
        var steps = incident.kind() == Incident.Kind.QUARANTINE ? Steps.RELEASE_OR_CLOSE : Steps.CLOSE;
        return new Matter(incident.id(), steps, brief.title(), brief.detail(), lines, advice.reason(), "");
    }

    private static Matter of(Conflict conflict, ConflictWords words, SideBySide briefly) {
        var brief = briefly.brief(conflict);
        var told = words.told(conflict, conflict.values());
        var lines = new ArrayList<>(List.of(told.headline() + ", " + words.since(conflict)));
        told.choices().forEach(choice -> lines.add("–  " + choice.value() + ", " + choice.origin()));
        return new Matter(conflict.id(), Steps.NONE, brief.title(), brief.detail(), lines, "", words.elsewhere());
    }
}
