package org.evertill.ui.conflict.internal;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.domain.Permission;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.kernel.Outcome;
import org.evertill.staff.Approvals;
import org.evertill.staff.Approvals.Wanted;
import org.evertill.storage.Database;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.ConflictDesk;
import org.evertill.sync.ConflictDesk.Decision;
import org.evertill.sync.ConflictDesk.Waiting;
import org.evertill.sync.RemoteHistory;
import org.evertill.sync.RowHistory;
import org.evertill.sync.SyncTransport.Line;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.protocol.History;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.words.IncidentWords;
import org.evertill.sync.words.RowLookup;
import org.evertill.sync.words.SideBySide;
import org.evertill.ui.Till;
import org.evertill.ui.conflict.internal.Matter.Aside;
import org.evertill.ui.conflict.internal.Matter.Contest;

/** What waits for a person, out of this till's own database, and decisions about it. Any thread but the UI's. */
final class Matters {

    /** More are not listed at once: as they are decided, the next ones come. */
    static final int MAX_LISTED = 200;

    private static final int MAX_OPERATIONS = 6;

    private final Database database;
    private final ConflictDesk desk;
    private final ChangeTracker tracker;
    private final RowHistory own;
    private final RemoteHistory elsewhere;
    private final Approvals approvals;
    private final Locale locale;

    private Matters(Till till, Locale locale) {
        this.database = till.service(Database.class).orThrow();
        this.desk = till.service(ConflictDesk.class).orThrow();
        this.tracker = till.service(ChangeTracker.class).orThrow();
        this.own = till.service(RowHistory.class).orThrow();
        this.elsewhere = till.service(RemoteHistory.class).orThrow();
        this.approvals = till.service(Approvals.class).orThrow();
        this.locale = locale;
    }

    /** Out of a till that is up. Waits for it. Problem: {@code till.incomplete}. */
    static Outcome<Matters> of(Till till, Locale locale) {
        return till.service(ConflictDesk.class).map(desk -> new Matters(till, locale));
    }

    /** Whom a table asks who entered something. */
    enum Asked {
        /** This till alone: at once. */
        TILL,
        /** Head office, too: what other tills did. */
        HEAD_OFFICE
    }

    /** What waits now, conflicts first, the oldest first, those that were decided here at the end. */
    List<Matter> list() {
        var rows = rows(Asked.TILL);
        var words = new SideBySide(locale, ZoneId.systemDefault(), rows);
        var incidents = new IncidentWords(locale, ZoneId.systemDefault(), rows);
        var open = new ArrayList<Matter>();
        var decided = new ArrayList<Matter>();
        for (Waiting waiting : desk.open().stream().limit(MAX_LISTED).toList()) {
            type(waiting.conflict().tableName()).ifPresent(type -> {
                var terms = Terms.of(waiting.conflict(), type);
                var contest = new Contest(waiting, words.brief(waiting.conflict()), terms);
                (contest.isOpen() ? open : decided).add(contest);
            });
        }
        desk.incidents().stream()
                .limit(MAX_LISTED)
                .map(i -> aside(incidents, i))
                .forEach(open::add);
        open.addAll(decided);
        return List.copyOf(open);
    }

    /** The values of a conflict beside each other. */
    SideBySide.Compared compared(Waiting waiting, Asked asked) {
        var words = new SideBySide(locale, ZoneId.systemDefault(), rows(asked));
        return words.compared(waiting.conflict(), waiting.siblings(), replica(), before(waiting.conflict(), asked));
    }

    /** As {@link ConflictDesk#decide}. Problem also: {@code staff.needs-approval}, to whom the role does not allow it. */
    Outcome<Waiting> decide(String userId, Waiting waiting, Decision decision) {
        String permission = Permission.RESOLVE_CONFLICT.name();
        boolean may = approvals.approvers(permission).stream().anyMatch(p -> p.id().equals(userId));
        return may
                ? desk.decide(userId, waiting, decision)
                : Outcome.failed(new Wanted(permission, waiting.conflict().id(), userId).problem());
    }

    private Aside aside(IncidentWords words, Incident incident) {
        var operations = operations(incident);
        var told = words.told(incident, operations);
        var sentences = new ArrayList<>(List.of(told.headline()));
        sentences.addAll(told.changes());
        return new Aside(incident, words.brief(incident, operations), sentences, words.advice(incident));
    }

    /** Those of this till that it still has. */
    private List<Operation> operations(Incident incident) {
        if (!incident.replica().equals(replica()) || incident.firstSeq() <= tracker.compactedSeq()) {
            return List.of();
        }
        int count = (int) Math.clamp(incident.lastSeq() - incident.firstSeq() + 1, 1, MAX_OPERATIONS);
        return tracker.from(incident.firstSeq(), count, Limits.PAGE_BYTES).stream()
                .filter(op -> op.seq() <= incident.lastSeq())
                .toList();
    }

    /** What the first of the known authors of a value had before them. */
    private Row before(Conflict conflict, Asked asked) {
        var entries = new ArrayList<>(own.of(conflict.tableName(), conflict.entityId(), 0, History.MAX_ENTRIES)
                .entries());
        if (asked == Asked.HEAD_OFFICE) {
            entries.addAll(elsewhere(conflict.tableName(), conflict.entityId(), 0, History.MAX_ENTRIES)
                    .entries());
        }
        return conflict.values().stream()
                .flatMap(sibling -> entries.stream()
                        .filter(e -> e.seq() == sibling.seq())
                        .filter(e -> e.author().replica().equals(sibling.replica())))
                .map(History.Entry::before)
                .filter(row -> !row.isEmpty())
                .findFirst()
                .orElse(Row.EMPTY);
    }

    private RowLookup rows(Asked asked) {
        List<RowLookup.Pages> histories = switch (asked) {
            case TILL -> List.of(own::of);
            case HEAD_OFFICE -> List.of(own::of, this::elsewhere);
        };
        return new RowLookup(database.types(), this::row, histories);
    }

    private History.Page elsewhere(String table, String id, long after, int limit) {
        return database.identity()
                .map(till ->
                        elsewhere.history(Line.of(till), new History.Request(till.replica(), table, id, after, limit)))
                .flatMap(Matters::page)
                .orElse(new History.Page(List.of(), 0));
    }

    /** That nobody answers is normal: it stays unknown who it was. */
    private static Optional<History.Page> page(Outcome<History.Page> outcome) {
        return switch (outcome) {
            case Outcome.Ok<History.Page>(var page) -> Optional.of(page);
            case Outcome.Failed<History.Page> failed -> Optional.empty();
        };
    }

    private Optional<Row> row(EntityType<?> type, String id) {
        return database.read(reader -> reader.row(type, id));
    }

    private Optional<EntityType<?>> type(String table) {
        return database.types().stream()
                .filter(type -> type.table().equals(table))
                .<EntityType<?>>map(type -> type)
                .findFirst();
    }

    private String replica() {
        return database.identity().map(TillIdentity::replica).orElse("");
    }
}
