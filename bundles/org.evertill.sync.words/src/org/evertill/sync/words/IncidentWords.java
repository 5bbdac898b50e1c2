package org.evertill.sync.words;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.evertill.entity.Row;
import org.evertill.entity.ScopeName;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.protocol.Operation;

/** Says what head office could not do as a till asked. As {@link ConflictWords}. */
public final class IncidentWords {

    /** Operations that are told; of the others only how many there are. */
    private static final int MAX_TOLD = 5;

    private final Texts texts;
    private final RowWords rows;
    private final OriginWords origins;

    public IncidentWords(Locale locale, ZoneId zone, KnownRows known) {
        this.texts = new Texts(locale, zone);
        this.rows = new RowWords(texts, known);
        this.origins = new OriginWords(texts, rows);
    }

    /**
     * An incident in words.
     *
     * @param headline what became of it, and who made it where and when
     * @param changes what it was about, a line each; what it waits for is the last
     */
    public record Told(String headline, List<String> changes) {

        public Told {
            changes = List.copyOf(changes);
        }
    }

    /**
     * An incident.
     *
     * @param operations those that it is about, as far as they are known
     */
    public Told told(Incident incident, List<Operation> operations) {
        var changes = new ArrayList<String>();
        operations.stream().limit(MAX_TOLD).map(this::change).forEach(changes::add);
        if (operations.size() > MAX_TOLD) {
            changes.add(texts.get("incident.more", operations.size() - MAX_TOLD));
        }
        String table = incident.waitsForTable();
        String id = incident.waitsForId();
        if (table != null) {
            changes.add(texts.get("incident.waits", id == null ? rows.kind(table) : rows.what(table, id, Row.EMPTY)));
        }
        return new Told(headline(incident, operations), changes);
    }

    /**
     * What stands in the way, and what is to be done about it, for whoever stands at a till.
     *
     * @param reason a sentence
     * @param todo a sentence or two
     */
    public record Advice(String reason, String todo) {}

    /** Why it is so, and what to do. */
    public Advice advice(Incident incident) {
        String code = incident.code();
        boolean isTaken = incident.kind() == Incident.Kind.EXCEPTION && incident.hasOperations();
        String kind = isTaken ? "todo.taken" : "todo.other";
        String todo = (isTaken ? "todo.taken." : "todo.") + code;
        return new Advice(
                texts.find("reason." + code)
                        .or(() -> texts.find("reason." + code.replaceFirst("\\..*", "")))
                        .orElseGet(() -> texts.get("reason.other")),
                texts.find(todo).orElseGet(() -> texts.get(kind)));
    }

    /** The same for a line of a list. */
    public SideBySide.Brief brief(Incident incident, List<Operation> operations) {
        if (!incident.hasOperations()) {
            return new SideBySide.Brief(texts.get("brief.head-office"), texts.get("brief." + incident.code()));
        }
        String title = operations.isEmpty() ? texts.get("brief.incident") : brief(operations.getFirst());
        return new SideBySide.Brief(title, texts.get("brief." + incident.kind()));
    }

    private String brief(Operation op) {
        var more = op.before().overlaidBy(op.after());
        return texts.get("brief.change." + op.kind(), rows.brief(op.table(), op.entityId(), more));
    }

    private String headline(Incident incident, List<Operation> operations) {
        if (!incident.hasOperations()) {
            return texts.get("incident." + incident.code(), texts.time(incident.openedAt()), incident.txn());
        }
        String register = ScopeName.registerOf(incident.seenIn()).orElse("");
        var when = operations.isEmpty()
                ? incident.openedAt()
                : Instant.ofEpochMilli(operations.getFirst().hlc().millis());
        String user = operations.isEmpty() ? "" : operations.getFirst().userId();
        String origin = origins.told(user, register, incident.replica(), when);
        return texts.get("incident." + incident.kind(), origin);
    }

    private String change(Operation op) {
        var more = op.before().overlaidBy(op.after());
        String what = rows.what(op.table(), op.entityId(), more);
        return switch (op.kind()) {
            case INSERT -> texts.get("change.INSERT", what);
            case DELETE -> texts.get("change.DELETE", what);
            case UPDATE, RESOLVE ->
                texts.get(
                        "change." + op.kind(),
                        what,
                        rows.fields(op.table(), op.after().columns()));
        };
    }
}
