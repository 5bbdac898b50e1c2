package org.evertill.stock.local.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.stock.GoodsDesk;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Series;

/** What is written on papers: numbers, names, reasons. */
final class Papers {

    /** What papers are numbered, each kind by itself. */
    enum Kind {
        DOCUMENTS("D", "stock_documents"),
        ORDERS("P", "purchase_orders");

        private final String letter;
        private final Series series;

        Kind(String letter, String table) {
            this.letter = letter;
            this.series = new Series("stock_series", List.of("beginning"), """
                    SELECT ?1, coalesce(max(CAST(substr(number, length(?1) + 1) AS INTEGER)), 0) + 1 FROM %s
                    WHERE number >= ?1 AND number < ?1 || ':'""".formatted(table));
        }
    }

    private Papers() {}

    /**
     * The next number of a register, in its receipt series, {@code S1-R1-A-D000001}: taken in the transaction that uses it. A till that
     * was put back goes on in another receipt series, so no number comes twice.
     */
    static String next(UnitOfWork tx, TillIdentity till, Kind kind) {
        String beginning = till.registerId() + "-" + till.series() + "-" + kind.letter;
        return String.format(Locale.ROOT, "%s%06d", beginning, kind.series.next(tx, List.of(beginning)));
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
