package org.evertill.stock.local.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.stock.GoodsDesk;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Attempt;

/** What is written on papers: numbers, names, reasons. */
final class Papers {

    /** What papers are numbered, each kind by itself. */
    enum Series {
        DOCUMENTS("D", "stock_documents"),
        ORDERS("P", "purchase_orders");

        private final String letter;
        private final String table;

        Series(String letter, String table) {
            this.letter = letter;
            this.table = table;
        }
    }

    private Papers() {}

    /**
     * The next number of a register, in its receipt series, {@code S1-R1-A-D000001}: taken in the transaction that uses it. A till that
     * was put back goes on in another receipt series, so no number comes twice.
     */
    static String next(UnitOfWork tx, TillIdentity till, Series series) {
        String beginning = till.registerId() + "-" + till.series() + "-" + series.letter;
        long number = tx
                .query(
                        "SELECT next_number FROM stock_series WHERE beginning = ?",
                        List.of(beginning),
                        row -> row.getLong(1))
                .stream()
                .findFirst()
                .orElseGet(() -> newest(tx, series, beginning) + 1);
        tx.execute("INSERT OR REPLACE INTO stock_series VALUES (?, ?)", List.of(beginning, number + 1));
        return String.format(Locale.ROOT, "%s%06d", beginning, number);
    }

    /** Where there is no counter, as after the loss of the database. */
    private static long newest(UnitOfWork tx, Series series, String beginning) {
        return tx.query(
                        "SELECT coalesce(max(CAST(substr(number, ?) AS INTEGER)), 0) FROM " + series.table
                                + " WHERE number >= ? AND number < ?",
                        List.of((long) beginning.length() + 1, beginning, beginning + ":"),
                        row -> row.getLong(1))
                .getFirst();
    }

    /** Throws {@code stock.no-reason}. */
    static String reason(String typed) {
        String reason = typed.strip();
        if (reason.isEmpty() || reason.length() > GoodsDesk.MAX_REASON) {
            throw Attempt.problem("stock.no-reason", "Say why, in at most " + GoodsDesk.MAX_REASON + " characters.");
        }
        return reason;
    }

    /** A text that may be left out. Throws {@code stock.bad-text}. */
    static Optional<String> text(Optional<String> typed, int most) {
        var text = typed.map(String::strip).filter(t -> !t.isEmpty());
        if (text.filter(t -> t.length() > most).isPresent()) {
            throw Attempt.problem(
                    "stock.bad-text",
                    "A name or number of " + text.get().length() + " characters is too long; at most " + most
                            + " fit. Shorten it.");
        }
        return text;
    }
}
