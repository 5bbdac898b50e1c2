package org.evertill.stock;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.Approval;
import org.evertill.domain.Product;
import org.evertill.domain.StockCount;
import org.evertill.domain.StockMovement;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;

/**
 * What is on the shelves of a store; a service. Works on the till's database alone, so it goes on without the network, and each use
 * case is one durable transaction. Stock below nothing is flagged and never keeps anybody from anything. Any thread but the UI's.
 *
 * <p>Problems of all use cases: {@code till.not-enrolled}, {@code till.no-store}, {@code staff.ended}, {@code staff.needs-approval},
 * after which the same can be done {@linkplain #with with an approval}; of those that take a code: {@code sale.unknown-code},
 * {@code sale.ambiguous-code}, {@code barcode.…}, {@code sale.no-stock} for a product that is no goods.
 */
public interface StockDesk {

    /** The largest quantity of a movement or a count, in units. */
    long MAX_QUANTITY_UNITS = 1_000_000;

    /** Lines of a list at most. */
    int MAX_LISTED = 1_000;

    /** The same use cases with what somebody allowed. */
    StockDesk with(Approval approval);

    /**
     * Moves stock without a sale: a write-off when goods go, else an adjustment. Needs {@code ADJUST_STOCK}. Problem:
     * {@code sale.bad-quantity}.
     */
    Outcome<StockMovement> adjust(Adjustment adjustment);

    /**
     * Notes how much of a product is in the store now: from then on its stock is what was counted and what moves after it. What moved
     * before and is heard of later does not change it. Needs {@code COUNT_STOCK}. Problems: {@code stock.bad-count},
     * {@code stock.unknown-sheet}, {@code stock.sheet-closed}.
     */
    Outcome<Counted> count(Counting counting);

    /** What there is of a product here, as far as this till knows. */
    Outcome<OnHand> onHand(String staffId, String code);

    /** Of which products the books say less than nothing, the least first; up to {@link #MAX_LISTED}. */
    Outcome<List<OnHand>> negative(String staffId);

    /**
     * Begins to count goods with a sheet: all of them, those of a category, or some. Needs {@code COUNT_STOCK}. Problems:
     * {@code stock.bad-sheet} for a name that is none or that an open sheet has, for a category without goods, for a list without any.
     */
    Outcome<Sheet> openSheet(NewSheet sheet);

    /** The sheets with which somebody counts, the oldest first. */
    Outcome<List<CountSheet>> openSheets(String staffId);

    /** What is to be counted with a sheet, and what was; also of one that is closed. Problem: {@code stock.unknown-sheet}. */
    Outcome<Sheet> sheet(String staffId, String name);

    /**
     * Ends a sheet. Needs {@code COUNT_STOCK}. Problems: {@code stock.unknown-sheet}, {@code stock.sheet-closed},
     * {@code stock.not-counted} when something is not counted and nobody said what to make of it.
     */
    Outcome<Sheet> closeSheet(String staffId, String name, Rest rest);

    /** What other stores have of a product, as head office answered last. */
    Outcome<Elsewhere> elsewhere(String staffId, String code);

    /**
     * Asks head office how much other stores have, and gives what it answered last. The question leaves with the next synchronisation,
     * the answer comes with it.
     */
    Outcome<Elsewhere> ask(String staffId, String code);

    /**
     * Goods that came or went without a sale.
     *
     * @param quantity negative for what went
     * @param at when it was, empty for now; history that is replayed says when
     */
    record Adjustment(
            String code,
            Quantity quantity,
            String reason,
            String staffId,
            Optional<Instant> at,
            Optional<String> reference) {}

    /**
     * What was found on the shelves.
     *
     * @param quantity all there is of the product in the store, not negative
     * @param reference the list or the occasion of the stocktake
     * @param sheet the name of the sheet that it is counted with
     */
    record Counting(
            String code, Quantity quantity, String staffId, Optional<String> reference, Optional<String> sheet) {

        /** Without a sheet. */
        public Counting(String code, Quantity quantity, String staffId, Optional<String> reference) {
            this(code, quantity, staffId, reference, Optional.empty());
        }
    }

    /** A count as it was noted, with what it was a count of. */
    record Counted(StockCount count, Product product) {

        /** What was found more than expected; negative for less. */
        public Quantity difference() {
            return count.quantity().plus(count.expected().negated());
        }
    }

    /**
     * What there is of a product.
     *
     * @param countedAt when it was counted last, empty if it never was
     */
    record OnHand(Product product, Quantity quantity, Optional<Instant> countedAt) {

        /** Whether more left than ever came, as far as anybody wrote down: something was not received, or miscounted. */
        public boolean isNegative() {
            return quantity.isNegative();
        }
    }

    /**
     * What is to be counted.
     *
     * @param category for {@link SheetKind#CATEGORY}
     * @param codes for {@link SheetKind#LIST}
     */
    record NewSheet(String staffId, String name, SheetKind kind, Optional<String> category, List<String> codes) {

        public NewSheet {
            codes = List.copyOf(codes);
        }
    }

    /** What becomes of goods that were not counted when their sheet is closed. */
    enum Rest {
        /** It is not closed before all is counted. */
        MUST_BE_COUNTED,
        /** There is none of them: they are noted as counted with 0. */
        IS_NONE,
        /** They stay as they are in the books. */
        STAYS
    }

    /** A sheet with what is on it, by stock code. */
    record Sheet(CountSheet head, List<SheetLine> lines) {

        public Sheet {
            lines = List.copyOf(lines);
        }

        /** What was not counted yet. */
        public List<SheetLine> rest() {
            return lines.stream().filter(line -> line.counted().isEmpty()).toList();
        }
    }

    /**
     * Goods on a sheet.
     *
     * @param expected what the books said when it was counted first; what they say now of what was not counted
     * @param counted what was counted last
     * @param difference what was found more than expected, by all counts with the sheet together; negative for less
     */
    record SheetLine(Product product, Quantity expected, Optional<Quantity> counted, Quantity difference) {}

    /**
     * What other stores have of a product.
     *
     * @param answeredAt when head office answered; empty while it never did
     * @param askedAt when somebody of this store asked last
     * @param stores the one with most first
     */
    record Elsewhere(Product product, Optional<Instant> askedAt, Optional<Instant> answeredAt, List<InStore> stores) {

        public Elsewhere {
            stores = List.copyOf(stores);
        }
    }

    /**
     * What another store has.
     *
     * @param heardAt when head office had last heard of that store; what happened there since is not in it
     */
    record InStore(String storeId, String name, Quantity quantity, Optional<Instant> heardAt) {}
}
