package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evertill.entity.Entity.Nature;
import org.evertill.headoffice.HeadOffice.Caller;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.Author;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.protocol.Salvage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes facts back that head office lost when it was put back from a backup and that a till still has. They are entered as operations of
 * head office's own, since those that made them are gone; when their author brings these after all, the two agree. Edits of master data
 * are kept for people. Any thread.
 */
final class Salvages {

    static final String KEPT = "sync.rows-kept";
    static final String EDITS_KEPT = "sync.edits-kept";

    private static final Logger LOG = LoggerFactory.getLogger(Salvages.class);

    private static final String USER = "system:salvage";

    private final Transactions transactions;
    private final OpPartitions partitions;
    private final Tables tables;
    private final OwnWrites writes;
    private final RowIncidents incidents;
    private final KeptEdits edits;

    Salvages(
            Transactions transactions,
            OpPartitions partitions,
            Tables tables,
            OwnWrites writes,
            RowIncidents incidents) {
        this.transactions = transactions;
        this.partitions = partitions;
        this.tables = tables;
        this.writes = writes;
        this.incidents = incidents;
        this.edits = new KeptEdits(tables);
    }

    /** What was taken and kept, and in which epoch: people are told once in each. */
    private record Taken(int epoch, List<RowKey> rows, List<RowKey> edits) {}

    Outcome<Salvage.Answer> take(Caller caller, Salvage.Offer offer) {
        return partitions
                .receiveNow()
                .then(at -> transactions.write(connection -> {
                    Devices.checkReplica(caller, offer.replica());
                    String replica = Replica.name(offer.replica(), offer.incarnation());
                    var author = Replica.read(connection, replica).author();
                    var rows = take(connection, author, offer.rows(), at);
                    return new Taken(transactions.epoch(), rows, edits.keep(connection, author, offer.edits(), at));
                }))
                .then(taken -> told(offer, taken));
    }

    private List<RowKey> take(Connection connection, Author till, List<Salvage.Fact> offered, Instant at)
            throws SQLException {
        // Head office's own log first, as whoever writes to it does: what is there then stays.
        Replica.lock(connection, VersionVector.HEAD_OFFICE);
        var wanted = new ArrayList<OwnWrites.Wanted>();
        for (Salvage.Fact row : offered) {
            fact(till, row).ifPresent(wanted::add);
        }
        var names = new HashMap<Table, Set<String>>();
        wanted.forEach(
                w -> names.computeIfAbsent(w.table(), t -> new HashSet<>()).add(w.id()));
        var known = new HashSet<RowKey>();
        for (Map.Entry<Table, Set<String>> entry : names.entrySet()) {
            for (String id : entry.getValue()) {
                Rebuilt.kept(connection, entry.getKey().name(), id)
                        .ifPresent(kept -> known.add(new RowKey(entry.getKey().name(), id)));
            }
        }
        wanted.removeIf(w -> known.contains(key(w)));
        writes.save(connection, wanted, USER, at);
        return wanted.stream().map(Salvages::key).toList();
    }

    private static RowKey key(OwnWrites.Wanted wanted) {
        return new RowKey(wanted.table().name(), wanted.id());
    }

    /** What is no fact, not the till's to write or not whole is passed over. */
    private Optional<OwnWrites.Wanted> fact(Author till, Salvage.Fact row) {
        var table = tables.find(row.table()).filter(t -> t.type().nature() == Nature.FACT);
        if (table.isEmpty() || !till.mayWrite(row.scope())) {
            return Optional.empty();
        }
        var type = table.get().type();
        boolean fits = row.id().equals(row.row().get(type.idColumn()))
                && type.problemsOf(row.row()).isEmpty()
                && row.scope().equals(type.scopeOf(row.row()));
        return fits ? Optional.of(new OwnWrites.Wanted(table.get(), row.row())) : Optional.empty();
    }

    private Outcome<Salvage.Answer> told(Salvage.Offer offer, Taken taken) {
        var answer = new Salvage.Answer(
                taken.rows().size(), Optional.of((long) taken.edits().size()));
        return facts(offer, taken).then(told -> edits(offer, taken)).map(told -> answer);
    }

    private Outcome<Boolean> facts(Salvage.Offer offer, Taken taken) {
        if (taken.rows().isEmpty()) {
            return Outcome.ok(false);
        }
        LOG.warn(
                "till {} had {} facts that head office had lost",
                offer.replica(),
                taken.rows().size());
        var first = taken.rows().getFirst();
        var problem = Problem.of(
                KEPT,
                "This till had facts (sales, payments, movements) that head office had lost when its database was put back from a"
                        + " backup, the first of them " + first.table() + " " + first.id()
                        + ". They are there again, entered by head office itself. Look whether receipts are complete (verify).");
        return tell(offer, taken.epoch(), first, problem);
    }

    private Outcome<Boolean> edits(Salvage.Offer offer, Taken taken) {
        if (taken.edits().isEmpty()) {
            return Outcome.ok(false);
        }
        var first = taken.edits().getFirst();
        LOG.warn(
                "till {} had {} edits that head office had lost",
                offer.replica(),
                taken.edits().size());
        var problem = Problem.of(
                EDITS_KEPT,
                "This till had edits of master data that head office had lost when its database was put back from a backup, the first of"
                        + " them of " + first.table() + " " + first.id()
                        + ". Head office keeps them aside: list them there (kept), and take or leave each when all tills have come.");
        return tell(offer, taken.epoch(), first, problem);
    }

    private Outcome<Boolean> tell(Salvage.Offer offer, int epoch, RowKey first, Problem problem) {
        String source = problem.code() + "|" + offer.replica() + "|" + epoch;
        String replica = Replica.name(offer.replica(), offer.incarnation());
        return incidents.tell(replica, first.table() + " " + first.id(), problem, source);
    }
}
