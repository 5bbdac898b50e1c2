package org.evertill.repository.remote;

import java.time.Clock;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.VersionVector;
import org.evertill.repository.DataRepository;
import org.evertill.storage.Selection;
import org.evertill.storage.Stored;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.EarlyRows;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.Rows;
import org.evertill.sync.protocol.Rows.Change;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of one entity at head office. What is written here lands on the till as well, so that it is read again when
 * head office is gone. Problems {@code connection.…} are outcomes of a change; it is not known then whether head office
 * did it.
 */
final class RemoteRepository<T extends Record> implements DataRepository<T> {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteRepository.class);

    private final Enquiry enquiry;
    private final Landing landing;
    private final EntityType<T> type;
    private final String userId;
    private final Clock clock;

    RemoteRepository(Enquiry enquiry, Landing landing, EntityType<T> type, String userId, Clock clock) {
        this.enquiry = enquiry;
        this.landing = landing;
        this.type = type;
        this.userId = userId;
        this.clock = clock;
    }

    /** Where rows land that were changed here, and what head office has of this till's own operations. */
    record Landing(EarlyRows early, ChangeTracker tracker) {}

    @Override
    public Outcome<Stored<T>> create(T value) {
        return write(Change.CREATE, type.idOf(value), VersionVector.EMPTY, type.toRow(value));
    }

    @Override
    public Outcome<Stored<T>> update(String id, VersionVector seen, UnaryOperator<T> change) {
        return entry(id)
                .then(found -> found.map(this::stored).orElseGet(() -> missing(id)))
                .then(now -> {
                    T changed = change.apply(now.value());
                    if (!type.idOf(changed).equals(id)) {
                        throw new IllegalArgumentException("a change may not give a row another identifier");
                    }
                    return write(Change.UPDATE, id, seen, type.toRow(changed));
                });
    }

    @Override
    public Outcome<Stored<T>> delete(String id, VersionVector seen) {
        return write(Change.DELETE, id, seen, Row.EMPTY);
    }

    @Override
    public Optional<Stored<T>> findById(String id) {
        return entry(id).orThrow().map(found -> stored(found).orThrow());
    }

    @Override
    public List<Stored<T>> findAll(Selection selection) {
        var filters = Questions.filters(type, selection);
        var order = Questions.order(type, selection);
        var found = new ArrayList<Stored<T>>();
        for (int from = 0; from < selection.limit(); from += Limits.MAX_PULL_ROWS) {
            int offset = selection.offset() + from;
            int limit = Math.min(selection.limit() - from, Limits.MAX_PULL_ROWS);
            var page = enquiry.<Rows.Page>ask((rows, line) -> rows.select(
                            line, new Rows.Select(line.replica(), type.table(), filters, order, offset, limit)))
                    .orThrow()
                    .entries();
            page.forEach(entry -> addReadable(entry, found));
            if (page.size() < limit) {
                break;
            }
        }
        return List.copyOf(found);
    }

    @Override
    public long count(Selection selection) {
        var filters = Questions.filters(type, selection);
        return enquiry.<Rows.Total>ask(
                        (rows, line) -> rows.count(line, new Rows.Count(line.replica(), type.table(), filters)))
                .orThrow()
                .rows();
    }

    /** The identifier of the request is made before the first send, so that a lost answer does no harm. */
    private Outcome<Stored<T>> write(Change change, String id, VersionVector seen, Row row) {
        var request = new Rows.Write(
                enquiry.replica(), Nanoid.random(), change, type.table(), id, seen, row, userId, type.version());
        long acknowledged = landing.tracker().acknowledgedSeq();
        return enquiry.<Rows.Entry>ask((rows, line) -> rows.write(line, request))
                .then(entry -> {
                    land(entry, acknowledged);
                    return stored(entry);
                });
    }

    /** Head office has it, whatever becomes of it here; the next cut brings it in any case. */
    private void land(Rows.Entry entry, long acknowledged) {
        try {
            landing.early().land(entry, acknowledged);
        } catch (ProblemException e) {
            LOG.warn("a row changed at head office is not kept on the till before its cut: {}", e.problem());
        }
    }

    private Outcome<Optional<Rows.Entry>> entry(String id) {
        return enquiry.<Rows.Page>ask((rows, line) -> rows.find(line, new Rows.Find(line.replica(), type.table(), id)))
                .map(page -> page.entries().stream().findFirst());
    }

    private void addReadable(Rows.Entry entry, List<Stored<T>> into) {
        if (stored(entry) instanceof Outcome.Ok<Stored<T>>(var row)) {
            into.add(row);
        }
    }

    private Outcome<Stored<T>> stored(Rows.Entry entry) {
        try {
            return Outcome.ok(new Stored<>(
                    type.fromRow(entry.row()),
                    VersionVector.ofHeadOffice(entry.version()),
                    Stored.SyncStatus.SYNCED,
                    Optional.of(clock.instant())));
        } catch (IllegalArgumentException | ClassCastException | DateTimeException | ArithmeticException e) {
            return Outcome.failed(Problem.of(
                            "entity.unreadable",
                            "A row was written by a newer version of Evertill and cannot be read here. Update this"
                                    + " till.")
                    .with("table", type.table())
                    .with("id", entry.id()));
        }
    }

    private Outcome<Stored<T>> missing(String id) {
        return Outcome.failed(Problem.of("entity.missing", "The row is not there, or was deleted. Look it up again.")
                .with("table", type.table())
                .with("id", id));
    }
}
