package org.evertill.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.JournalEntry;
import org.evertill.domain.Sale;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.exchange.HistoryReplay.Options;
import org.evertill.exchange.HistoryReplay.Where;
import org.evertill.exchange.Progress;
import org.evertill.journal.Entries;
import org.evertill.journal.SaleRows;
import org.evertill.journal.contract.JournalContractTest;
import org.evertill.storage.Database.Author;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.protocol.DeviceKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to the database of a till is found there. */
class JournalTest extends JournalContractTest {

    @TempDir
    Path directory;

    private Till till;

    @BeforeEach
    void fill() {
        till = Till.enrolled(directory.resolve("till"));
        sell(100_001, 5);
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Override
    protected void tamper(List<String> sql) {
        till.close();
        raw(directory.resolve("till"), sql);
        till = Till.open(directory.resolve("till"));
    }

    @Override
    protected List<String> findings() {
        return new LocalVerification(till.database, till.database.check())
                .verify(Progress.NONE)
                .orThrow()
                .findings();
    }

    @Override
    protected Sale sale(long number) {
        return DomainTypes.SALE.fromRow(
                rows(DomainTypes.SALE, "receipt_number = " + number).getFirst());
    }

    @Override
    protected SaleRows rows(long number) {
        String ofSale = "sale_id = '" + sale(number).id() + "'";
        return new SaleRows(
                DomainTypes.SALE.toRow(sale(number)),
                rows(DomainTypes.SALE_LINE, ofSale),
                rows(DomainTypes.PAYMENT, ofSale),
                rows(DomainTypes.STOCK_MOVEMENT, "id IN (SELECT id FROM sale_lines WHERE " + ofSale + ")"),
                rows(DomainTypes.SALE_DISCOUNT, ofSale));
    }

    @Override
    protected JournalEntry entry(long number) {
        return DomainTypes.JOURNAL_ENTRY.fromRow(
                rows(DomainTypes.JOURNAL_ENTRY, "receipt_number = " + number).getFirst());
    }

    @Override
    protected DeviceKey key() {
        return till.database.identity().orElseThrow().key();
    }

    /** The log, the counters and the heads as well: nothing in the database tells of it, but the witness beside it does. */
    @Test
    void whoCutsOffEverythingIsTakenForARestoreAndGoesOnInAnotherSeries() {
        long behind = till.number("SELECT min(seq) - 1 FROM sync_log WHERE txn ="
                + " (SELECT txn FROM sync_log WHERE entity_id = '" + sale(5).id() + "')");
        String last = "(SELECT id FROM sales WHERE receipt_number = 5)";
        var before = entry(4);
        tamper(List.of(
                "DELETE FROM stock_movements WHERE id IN (SELECT id FROM sale_lines WHERE sale_id = " + last + ")",
                "DELETE FROM sale_lines WHERE sale_id = " + last,
                "DELETE FROM payments WHERE sale_id = " + last,
                "DELETE FROM sale_journal WHERE receipt_number = 5",
                "DELETE FROM sales WHERE receipt_number = 5",
                "DELETE FROM sync_log WHERE seq > " + behind,
                "UPDATE replica_state SET (last_seq, last_hash) = (SELECT seq, hash FROM sync_log WHERE seq = " + behind
                        + ")",
                "UPDATE receipt_series SET next_number = 5",
                "UPDATE journal_head SET receipt_number = 4, entry_id = '" + before.id() + "', hash = '" + before.hash()
                        + "'"));
        var identity = till.database.identity().orElseThrow();
        assertNotEquals(1, identity.incarnation());
        sell(200_001, 1);
        assertEquals(
                before.id(),
                rows(DomainTypes.JOURNAL_ENTRY, "receipt_series = '" + identity.series() + "'")
                        .getFirst()
                        .text("previous_id"),
                "the chain goes on over the series");
        assertEquals(List.of(), findings());
    }

    @Test
    void whatWasSignedWithAFormerKeyStaysTheTills() {
        var old = till.database.identity().orElseThrow();
        var again = new TillIdentity(
                old.replica(), 1, "Chain", "S1", "S1-R1", "A", old.headOffice(), DeviceKey.make(), List.of());
        var now = till.database.enrol(again).orThrow();
        assertEquals(List.of(old.key().publicKey()), now.formerKeys());
        sell(200_001, 2);
        assertEquals(List.of(), findings());
        till.close();
        till = Till.open(directory.resolve("till"));
        till.database.keys().rotate(rows -> {});
        assertEquals(
                List.of(old.key().publicKey()),
                till.database.identity().orElseThrow().formerKeys());
        assertEquals(List.of(), findings());
    }

    /** It goes on in a series of its own, and may have got another key; its sales come here by way of head office. */
    @Test
    void whatACopyOfTheTillHasSignedIsNoAlarm() {
        var row = DomainTypes.SALE
                .toRow(sale(3))
                .with("id", "copy")
                .with("receipt_series", "A7KM")
                .with("receipt_number", 1L);
        var sold = DomainTypes.SALE.fromRow(row);
        var rows = new SaleRows(row, List.of(), List.of(), List.of(), List.of());
        var before = Optional.of(new Entries.Link(entry(2).id(), entry(2).hash()));
        var entry = Entries.next(sold, rows, entry(2).replica(), before, DeviceKey.make());
        till.database.write(new Author("system:replay"), tx -> {
            tx.insert(DomainTypes.SALE, sold);
            tx.insert(DomainTypes.JOURNAL_ENTRY, entry);
            return 0;
        });
        assertEquals(List.of(), journal());
    }

    /** A list of own keys that somebody without the till's key file wrote is none. */
    @Test
    void nobodyAddsAKeyOfHisOwn() {
        var forged = otherEntry();
        tamper(List.of(
                "DELETE FROM stock_movements WHERE id = (SELECT id FROM sale_lines WHERE position = 2 AND sale_id ="
                        + " (SELECT id FROM sales WHERE receipt_number = 3))",
                "DELETE FROM sale_lines WHERE position = 2 AND sale_id = (SELECT id FROM sales WHERE receipt_number = 3)",
                "UPDATE sale_journal SET digest = '" + forged.digest() + "', marks = '" + forged.marks() + "', hash = '"
                        + forged.hash() + "', public_key = '" + forged.publicKey() + "', signature = '"
                        + forged.signature() + "' WHERE receipt_number = 3",
                "UPDATE till_identity SET former_keys = '" + forged.publicKey() + "'"));
        assertTrue(
                findings().stream().anyMatch(f -> f.contains("(journal.foreign-key)")),
                findings().toString());
    }

    /** As a version without a journal left it: what is older than the journal is no alarm, what comes without one later is. */
    @Test
    void anOlderDatabaseBeginsItsJournalWhereItStands() {
        tamper(List.of(
                "DELETE FROM sale_journal",
                "DELETE FROM sync_log WHERE table_name = 'sale_journal'",
                "DROP TABLE journal_head",
                "DROP TABLE before_journal",
                "DROP TRIGGER journal_carried_over",
                "DROP TRIGGER journal_comes_back",
                "DROP TABLE journal_carried",
                "DROP TABLE stored_series",
                "DROP TABLE tendered",
                "DROP INDEX payments_original",
                "ALTER TABLE open_basket DROP COLUMN parked_as",
                "ALTER TABLE open_basket DROP COLUMN parked_at",
                "DELETE FROM migration WHERE owner = 'checkout' AND number >= 4"));
        assertEquals(List.of(), journal());
        sell(200_001, 2);
        assertEquals(List.of(), journal());
        assertEquals(2, till.number("SELECT count(*) FROM sale_journal"));
        tamper(List.of("DELETE FROM sale_journal WHERE receipt_number = 7"));
        assertEquals(2, journal().size(), journal().toString());
    }

    private List<String> journal() {
        return findings().stream().filter(f -> f.contains("(journal.")).toList();
    }

    /** Plain SQL on a database that is closed, by somebody who knows about its guard. */
    static void raw(Path directory, List<String> sql) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("till.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE replica_state SET writing = 1");
            for (String one : sql) {
                statement.executeUpdate(one);
            }
            statement.executeUpdate("UPDATE replica_state SET writing = 0");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Row> rows(EntityType<?> type, String condition) {
        return till.database.read(
                reader -> reader
                        .query(
                                "SELECT id FROM " + type.table() + " WHERE " + condition,
                                List.of(),
                                row -> row.getString(1))
                        .stream()
                        .map(id -> reader.row(type, id).orElseThrow())
                        .toList());
    }

    private void sell(int invoice, int invoices) {
        var text = new StringBuilder(
                "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n");
        for (int i = invoice; i < invoice + invoices; i++) {
            String day = "2010-12-0" + (1 + i % 9) + " 08:26:00";
            text.append(i).append(",A,Apple,3,").append(day).append(",2.55,,United Kingdom\n");
            text.append(i).append(",B,Pear,4,").append(day).append(",1.25,,United Kingdom\n");
        }
        try {
            var file = Files.writeString(directory.resolve(invoice + ".csv"), text);
            new RetailReplay(till.database, till.checkout, till.stock)
                    .run(
                            file,
                            new Options(Where.ALL, OptionalLong.empty()),
                            directory.resolve("refused"),
                            Progress.NONE)
                    .orThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
