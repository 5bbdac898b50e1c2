package org.evertill.checkout.local.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.TenderDesk.State;
import org.evertill.checkout.TenderDesk.Tendered;
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

    private TenderedTable() {}

    static void add(UnitOfWork tx, Basket basket, Tendered part) {
        tx.execute(
                "INSERT INTO tendered (id, basket_id, total_minor, state, content) VALUES (?, ?, ?, ?, ?)",
                List.of(
                        part.id(),
                        basket.id(),
                        basket.total().minor(),
                        part.state().name(),
                        TenderedJson.write(part)));
    }

    /** The parts of a basket, in their order. Throws {@code sale.tendered} when they were tendered for another total. */
    static List<Tendered> of(Reader reader, Basket basket) {
        boolean isOther = !reader.query(
                        "SELECT 1 FROM tendered WHERE basket_id = ? AND total_minor <> ? LIMIT 1",
                        List.of(basket.id(), basket.total().minor()),
                        row -> row.getInt(1))
                .isEmpty();
        if (isOther) {
            throw isTendered();
        }
        return reader.query(
                "SELECT id, state, content FROM tendered WHERE basket_id = ? ORDER BY saved",
                List.of(basket.id()),
                TenderedTable::part);
    }

    static Optional<Tendered> find(Reader reader, Basket basket, String id) {
        return reader
                .query(
                        "SELECT id, state, content FROM tendered WHERE basket_id = ? AND id = ?",
                        List.of(basket.id(), id),
                        TenderedTable::part)
                .stream()
                .findFirst();
    }

    static void remove(UnitOfWork tx, String id) {
        tx.execute("DELETE FROM tendered WHERE id = ?", List.of(id));
    }

    /** They have become payments. */
    static void forget(UnitOfWork tx, String basketId) {
        tx.execute("DELETE FROM tendered WHERE basket_id = ?", List.of(basketId));
    }

    /** Throws {@code sale.tendered} while a part of a basket is paid. */
    static void refuse(Reader reader, String basketId) {
        if (!reader.query("SELECT 1 FROM tendered WHERE basket_id = ? LIMIT 1", List.of(basketId), row -> row.getInt(1))
                .isEmpty()) {
            throw isTendered();
        }
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
