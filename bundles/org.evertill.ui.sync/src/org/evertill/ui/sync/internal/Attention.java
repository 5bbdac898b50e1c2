package org.evertill.ui.sync.internal;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Database;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.ConflictDesk;
import org.evertill.sync.ConflictDesk.Stage;
import org.evertill.sync.RowHistory;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.words.ConflictWords;
import org.evertill.sync.words.DatabaseRows;
import org.evertill.sync.words.IncidentWords;
import org.evertill.sync.words.RowLookup;
import org.evertill.ui.Till;

/** What waits for a person, in words, out of this till's own database. Any thread but the UI's. */
final class Attention {

    /** Lines that the panel has room for. */
    static final int MAX_LINES = 3;

    private final Database database;
    private final ConflictDesk desk;
    private final ChangeTracker tracker;
    private final RowHistory history;
    private final Locale locale;

    private Attention(Database database, ConflictDesk desk, ChangeTracker tracker, RowHistory history, Locale locale) {
        this.database = database;
        this.desk = desk;
        this.tracker = tracker;
        this.history = history;
        this.locale = locale;
    }

    /** Out of a till that is up. Waits for it, so not on the UI's thread. */
    static Outcome<Attention> of(Till till, Locale locale) {
        return till.service(Database.class)
                .then(database -> till.service(ConflictDesk.class)
                        .then(desk -> till.service(ChangeTracker.class)
                                .then(tracker -> till.service(RowHistory.class)
                                        .map(history -> new Attention(database, desk, tracker, history, locale)))));
    }

    /** The oldest, a line each: what it is about, without the values. */
    List<String> lines() {
        var rows = new RowLookup(database.types(), this::row, List.of(history::of));
        var conflicts = new ConflictWords(locale, ZoneId.systemDefault(), rows);
        var incidents = new IncidentWords(locale, ZoneId.systemDefault(), rows);
        var waiting = desk.open().stream()
                .filter(one -> one.stage() == Stage.OPEN)
                .map(one -> conflicts.headline(one.conflict()));
        var aside = desk.incidents().stream().map(incident -> line(incidents, incident));
        return Stream.concat(waiting, aside).limit(MAX_LINES).toList();
    }

    private String line(IncidentWords words, Incident incident) {
        boolean known = incident.firstSeq() > tracker.compactedSeq()
                && database.identity()
                        .map(till -> till.replica().equals(incident.replica()))
                        .orElse(false);
        List<Operation> first = known
                ? tracker.from(incident.firstSeq(), 1, 1).stream().limit(1).toList()
                : List.of();
        var told = words.told(incident, first);
        return told.changes().isEmpty()
                ? told.headline()
                : told.headline() + ". " + told.changes().getFirst();
    }

    private Optional<Row> row(EntityType<?> type, String id) {
        return database
                .read(reader ->
                        reader.query(DatabaseRows.query(type), List.of(id), answer -> DatabaseRows.row(type, answer)))
                .stream()
                .findFirst();
    }
}
