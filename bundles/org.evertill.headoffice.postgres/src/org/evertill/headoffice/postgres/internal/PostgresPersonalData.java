package org.evertill.headoffice.postgres.internal;

import java.nio.file.Path;
import java.time.Duration;
import org.evertill.headoffice.PersonalDataDesk;
import org.evertill.kernel.Outcome;

/** What is held about a person, on PostgreSQL. */
final class PostgresPersonalData implements PersonalDataDesk {

    private final Transactions transactions;
    private final Tables tables;

    PostgresPersonalData(Transactions transactions, Tables tables) {
        this.transactions = transactions;
        this.tables = tables;
    }

    @Override
    public Outcome<Long> exportCustomer(String id, Path target) {
        return transactions.longSnapshot(
                Duration.ofMinutes(MAX_EXPORT_MINUTES),
                connection -> new PersonExport(connection, tables).write(id, target));
    }
}
