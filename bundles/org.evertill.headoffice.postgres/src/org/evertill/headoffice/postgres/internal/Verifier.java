package org.evertill.headoffice.postgres.internal;

import java.time.Duration;
import org.evertill.headoffice.HeadOfficeDesk.Verification;

/** Checks that what head office holds is what it received, in one snapshot; slow, and in flat memory. */
final class Verifier {

    /** A verification that takes longer was given to a database that is too busy or too big for it. */
    private static final Duration TIME_LIMIT = Duration.ofHours(2);

    private final Transactions transactions;
    private final Tables tables;

    Verifier(Transactions transactions, Tables tables) {
        this.transactions = transactions;
        this.tables = tables;
    }

    Verification verify() {
        return transactions
                .longSnapshot(TIME_LIMIT, connection -> {
                    var findings = new Findings();
                    ChainCheck.run(connection, findings);
                    for (Table table : tables.all()) {
                        TableCheck.run(connection, table, findings);
                    }
                    ScopeCheck.run(connection, tables, findings);
                    ConflictCheck.run(connection, tables, findings);
                    SalesCheck.run(connection, tables, findings);
                    JournalCheck.run(connection, tables, findings);
                    ShiftCheck.run(connection, tables, findings);
                    LedgerCheck.run(connection, tables, findings);
                    StockCheck.run(connection, findings);
                    StockDocumentCheck.run(connection, tables, findings);
                    return findings.verification();
                })
                .orThrow();
    }
}
