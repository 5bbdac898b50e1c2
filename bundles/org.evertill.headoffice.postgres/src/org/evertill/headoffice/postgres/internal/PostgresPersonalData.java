package org.evertill.headoffice.postgres.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.WellFormed;
import org.evertill.headoffice.PersonalDataDesk;
import org.evertill.headoffice.postgres.internal.PersonErasing.Person;
import org.evertill.kernel.Outcome;
import org.evertill.sync.merge.Erasure;

/** What is held about a person, on PostgreSQL. */
final class PostgresPersonalData implements PersonalDataDesk {

    private final Transactions transactions;
    private final Tables tables;

    private final OpPartitions partitions;
    private final OwnWrites writes;

    PostgresPersonalData(Transactions transactions, OpPartitions partitions, Tables tables, OwnWrites writes) {
        this.transactions = transactions;
        this.partitions = partitions;
        this.tables = tables;
        this.writes = writes;
    }

    @Override
    public Outcome<Erasure> erase(String table, String id, String reason, String userId) {
        String why = WellFormed.storable(reason.strip());
        if (why.isEmpty() || why.length() > Erasure.MAX_REASON) {
            return Outcome.failed(
                    "headoffice.no-reason",
                    "An erasure needs a reason of 1 to " + Erasure.MAX_REASON
                            + " characters that names nobody: it stays. Nothing was done.");
        }
        return partitions.receiveNow().then(at -> erase(Erasure.of(table, id, why, at, userId), Person.KNOWN, at));
    }

    @Override
    public Outcome<Erasure> repeat(Erasure before) {
        return partitions.receiveNow().then(at -> erase(before, Person.PERHAPS_TO_COME, at));
    }

    private Outcome<Erasure> erase(Erasure wanted, Person person, Instant at) {
        return transactions.writeAlone(connection -> {
            var erasing = new PersonErasing(connection, transactions.epoch(), tables, writes);
            var erased = erasing.erase(wanted, person, at);
            for (String other : person == Person.KNOWN ? samePerson(connection, wanted) : List.<String>of()) {
                erasing.erase(wanted.of(other), Person.PERHAPS_TO_COME, at);
            }
            return erased;
        });
    }

    /** The other rows of somebody whose rows were merged. What is repeated names each row by itself. */
    private static List<String> samePerson(Connection connection, Erasure wanted) throws SQLException {
        return wanted.tableName().equals(DomainTypes.CUSTOMER.table())
                ? SamePerson.rowsOf(connection, wanted.entityId()).stream()
                        .skip(1)
                        .toList()
                : List.of();
    }

    @Override
    public List<Erasure> erasures() {
        return transactions
                .snapshot(connection -> RowStore.readAll(connection, tables.get(Erasure.TYPE.table())).stream()
                        .map(row -> Erasure.TYPE.fromRow(row.state().row()))
                        .sorted(Comparator.comparing(Erasure::erasedAt).thenComparing(Erasure::id))
                        .toList())
                .orThrow();
    }

    @Override
    public Outcome<Long> exportCustomer(String id, Path target) {
        return transactions.longSnapshot(
                Duration.ofMinutes(MAX_EXPORT_MINUTES),
                connection -> new PersonExport(connection, tables).write(id, target));
    }
}
