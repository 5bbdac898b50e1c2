package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.sync.merge.Author;
import org.evertill.sync.merge.Incident;

/** Tells people, by an incident, that rows are not what they have to be. Any thread. */
final class RowIncidents {

    /** Of one code: whatever else happens, the list of incidents stays readable. */
    static final int MAX_OPEN = 20;

    private final Transactions transactions;
    private final OpPartitions partitions;
    private final Court court;
    private final Inbox inbox;

    RowIncidents(Transactions transactions, OpPartitions partitions, Court court, Inbox inbox) {
        this.transactions = transactions;
        this.partitions = partitions;
        this.court = court;
        this.inbox = inbox;
    }

    /**
     * Opens one, unless that was done before, or there are many already.
     *
     * @param replica whose rows they are, or whose database: its register sees the incident
     * @param row the first of them
     * @param source tells it from others
     */
    Outcome<Boolean> tell(String replica, String row, Problem problem, String source) {
        return partitions
                .receiveNow()
                .then(at -> transactions.write(connection -> {
                    var author = Replica.lock(connection, replica, Replica.Whom.EVEN_SHUT_OUT)
                            .author();
                    var incident = Incident.about(author, row, problem, source, at);
                    return mayOpen(connection, incident) && put(connection, author, incident, at);
                }));
    }

    private static boolean mayOpen(Connection connection, Incident incident) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT NOT EXISTS (SELECT FROM row_meta WHERE table_name = ?"
                        + " AND entity_id = ?) AND (SELECT count(*) FROM sync_incidents WHERE status = 'OPEN' AND code = ?) < ?")) {
            query.setString(1, Incident.TYPE.table());
            query.setString(2, incident.id());
            query.setString(3, incident.code());
            query.setInt(4, MAX_OPEN);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private boolean put(Connection connection, Author author, Incident incident, Instant at) throws SQLException {
        var batch = new Batch(author, List.of(), at);
        var heads = ScopeHeads.lock(connection, new TreeSet<>(Set.of(incident.seenIn())));
        var judgement = court.judge(connection, transactions.epoch(), batch, j -> j.note(incident));
        inbox.store(connection, judgement, batch, heads);
        heads.store(connection, author.till());
        return true;
    }
}
