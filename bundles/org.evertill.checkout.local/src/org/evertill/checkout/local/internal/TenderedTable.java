package org.evertill.checkout.local.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.TenderDesk.State;
import org.evertill.checkout.TenderDesk.Tendered;
import org.evertill.checkout.TenderDesk.Unsettled;
import org.evertill.kernel.ProblemException;
import org.evertill.pricing.Basket;
import org.evertill.storage.Reader;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Attempt;

/** What was tendered for baskets that are not completed, on disk: it outlives a power cut. */
final class TenderedTable {

    /** Parts of baskets, the total of which is that for which they were tendered. */
    static final String TABLE = """
        CREATE TABLE tendered (
            saved INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, basket_id TEXT NOT NULL, total_minor INTEGER NOT NULL,
            state TEXT NOT NULL, content TEXT NOT NULL)\
        """;

    static final String INDEX = "CREATE INDEX tendered_basket ON tendered (basket_id)";

    /** Who was asked for it, when, and who was asking; and what was given back of a payment. */
    static final List<String> ASKED = List.of(
            "ALTER TABLE tendered ADD COLUMN provider TEXT",
            "ALTER TABLE tendered ADD COLUMN asked_at TEXT",
            "ALTER TABLE tendered ADD COLUMN staff_id TEXT",
            "CREATE INDEX payments_original ON payments (original_payment_id) WHERE original_payment_id IS NOT NULL");

    private static final String COUNTS = " AND state <> 'REVERSING'";

    private TenderedTable() {}

    /**
     * @param provider who is asked for it; empty for what the till takes by itself
     */
    static void add(UnitOfWork tx, Basket basket, Tendered part, Optional<String> provider, Instant at) {
        tx.execute(
                "INSERT INTO tendered (id, basket_id, total_minor, state, content, provider, asked_at, staff_id)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                Arrays.asList(
                        part.id(),
                        basket.id(),
                        basket.total().minor(),
                        part.state().name(),
                        TenderedJson.write(part),
                        provider.orElse(null),
                        at.toString(),
                        basket.staffId()));
    }

    /** The same part as it is now. */
    static void update(UnitOfWork tx, Tendered part) {
        tx.execute(
                "UPDATE tendered SET state = ?, content = ? WHERE id = ?",
                List.of(part.state().name(), TenderedJson.write(part), part.id()));
    }

    /** Those that count, in their order. Throws {@code sale.tendered} when they were tendered for another total. */
    static List<Tendered> of(Reader reader, Basket basket) {
        boolean isOther = !reader.query(
                        "SELECT 1 FROM tendered WHERE basket_id = ? AND total_minor <> ?" + COUNTS + " LIMIT 1",
                        List.of(basket.id(), basket.total().minor()),
                        row -> row.getInt(1))
                .isEmpty();
        if (isOther) {
            throw isTendered();
        }
        return reader.query(
                "SELECT id, state, content FROM tendered WHERE basket_id = ?" + COUNTS + " ORDER BY saved",
                List.of(basket.id()),
                TenderedTable::part);
    }

    /** Those of all other baskets. */
    static List<Tendered> ofOthers(Reader reader, Basket basket) {
        return reader.query(
                "SELECT id, state, content FROM tendered WHERE basket_id <> ?" + COUNTS,
                List.of(basket.id()),
                TenderedTable::part);
    }

    static Optional<Tendered> find(Reader reader, String id) {
        return reader
                .query("SELECT id, state, content FROM tendered WHERE id = ?", List.of(id), TenderedTable::part)
                .stream()
                .findFirst();
    }

    /** Who was asked for a part. */
    static Optional<String> provider(Reader reader, String id) {
        return reader
                .query(
                        "SELECT provider FROM tendered WHERE id = ? AND provider IS NOT NULL",
                        List.of(id),
                        row -> row.getString(1))
                .stream()
                .findFirst();
    }

    /** Of all baskets, the oldest first. */
    static List<Unsettled> unsettled(Reader reader) {
        return reader.query(
                "SELECT id, state, content, basket_id, provider, asked_at, staff_id FROM tendered"
                        + " WHERE state <> 'PAID' ORDER BY saved",
                List.of(),
                row -> {
                    var part = part(row);
                    return new Unsettled(
                            part.id(),
                            row.getString(4),
                            part.kind(),
                            row.getString(5),
                            part.state(),
                            part.value(),
                            Instant.parse(row.getString(6)),
                            row.getString(7));
                });
    }

    static void remove(UnitOfWork tx, String id) {
        tx.execute("DELETE FROM tendered WHERE id = ?", List.of(id));
    }

    /** They have become payments. What is not undone yet stays. */
    static void forget(UnitOfWork tx, String basketId) {
        tx.execute("DELETE FROM tendered WHERE basket_id = ?" + COUNTS, List.of(basketId));
    }

    /** Throws {@code sale.tendered} while a part of a basket is paid, or may be. */
    static void refuse(Reader reader, String basketId) {
        if (isThere(reader, basketId, COUNTS)) {
            throw isTendered();
        }
    }

    /** Throws {@code tender.unsettled} while nobody knows what became of a part of a basket. */
    static void refusePending(Reader reader, String basketId) {
        if (isThere(reader, basketId, " AND state = 'PENDING'")) {
            throw Attempt.problem(
                    "tender.unsettled",
                    "Nobody knows yet what became of a part of this payment. Ask again, or take it back; then go on.");
        }
    }

    /** Throws {@code tender.unsettled} also while one is not undone yet. */
    static void refuseUnsettled(Reader reader, String basketId) {
        refusePending(reader, basketId);
        if (isThere(reader, basketId, "")
                && unsettled(reader).stream().anyMatch(part -> part.basketId().equals(basketId))) {
            throw Attempt.problem(
                    "tender.unsettled",
                    "A payment that was taken back is not undone yet, so no other one is asked for. Pay in cash, or try again later.");
        }
    }

    private static boolean isThere(Reader reader, String basketId, String which) {
        return !reader.query(
                        "SELECT 1 FROM tendered WHERE basket_id = ?" + which + " LIMIT 1",
                        List.of(basketId),
                        row -> row.getInt(1))
                .isEmpty();
    }

    private static ProblemException isTendered() {
        return Attempt.problem(
                "sale.tendered",
                "A part of this basket is paid, so it stays as it is. Pay the rest, or take back what was paid, then change it.");
    }

    private static Tendered part(ResultSet row) throws SQLException {
        return TenderedJson.read(row.getString(1), State.valueOf(row.getString(2)), row.getString(3));
    }
}
