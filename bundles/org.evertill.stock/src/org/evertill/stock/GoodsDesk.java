package org.evertill.stock;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.Approval;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;

/**
 * Goods that come with papers: receipts of suppliers, transfers between stores; a service. Works on the till's database alone, so it
 * goes on without the network, and each use case is one durable transaction. Any thread but the UI's.
 *
 * <p>Problems of all use cases: {@code till.not-enrolled}, {@code till.no-store}, {@code staff.ended}, {@code staff.needs-approval},
 * after which the same can be done {@linkplain #with with an approval}; of those that take lines: {@code sale.unknown-code},
 * {@code sale.ambiguous-code}, {@code barcode.…}, {@code sale.no-stock}, {@code sale.bad-quantity}, {@code stock.bad-cost},
 * {@code stock.no-lines}, {@code stock.too-many-lines}; {@code stock.bad-text} for a name, number or reason that is too long.
 */
public interface GoodsDesk {

    /** Lines of a document at most: it is one transaction. */
    int MAX_LINES = 500;

    /** Characters of a reason at most. */
    int MAX_REASON = 200;

    /** Documents and transfers listed at most. */
    int MAX_LISTED = 1_000;

    /** The same use cases with what somebody allowed. */
    GoodsDesk with(Approval approval);

    /**
     * Takes in what a supplier brought. Needs {@code RECEIVE_STOCK}. What differs from the order is kept as it is: more, less, something
     * else. When nothing is open any more, the order is closed. Problems: {@code stock.unknown-order}, {@code stock.order-closed}.
     */
    Outcome<Document> receive(Delivery delivery);

    /**
     * Sends goods to another store. Needs {@code RECEIVE_STOCK}. They are on their way until somebody there takes them in. Problem:
     * {@code stock.unknown-store} also for this one.
     */
    Outcome<Document> send(Sending sending);

    /**
     * Takes in what another store sent, as it came, also before this till has heard of the sending. Needs {@code RECEIVE_STOCK}. Problem:
     * {@code stock.bad-transfer} for a number that is none of another store's.
     */
    Outcome<Document> takeIn(Arrival arrival);

    /**
     * Gives up what was sent with a transfer and did not come, or takes note of what came and was not sent. Needs {@code ADJUST_STOCK}.
     * Problems: {@code stock.no-reason}, {@code stock.unknown-document}, {@code stock.no-difference}.
     */
    Outcome<Document> settle(String staffId, String transfer, String reason);

    /**
     * Takes a document of this store back by one that reverses it; an order that was closed by it is open again. Needs
     * {@code RECEIVE_STOCK}, for a settlement {@code ADJUST_STOCK}. Problems: {@code stock.no-reason}, {@code stock.unknown-document},
     * {@code stock.already-reversed}, {@code stock.not-reversible} for one that reverses another.
     */
    Outcome<Document> cancel(String staffId, String number, String reason);

    /** A document of this store. Problem: {@code stock.unknown-document}. */
    Outcome<Document> document(String staffId, String number);

    /** The transfers of this store in which something differs or is on its way, the newest first. */
    Outcome<List<Transfer>> openTransfers(String staffId);

    /** One transfer as far as this till knows. Problem: {@code stock.unknown-document}. */
    Outcome<Transfer> transfer(String staffId, String number);

    /**
     * How much of something comes or goes.
     *
     * @param unitCost what one costs, without tax; empty for what the order says, else unknown
     */
    record Item(String code, Quantity quantity, Optional<UnitPrice> unitCost) {

        /** One whose cost is not said. */
        public static Item of(String code, Quantity quantity) {
            return new Item(code, quantity, Optional.empty());
        }
    }

    /**
     * What a supplier brought.
     *
     * @param order the number of the order that it belongs to
     * @param supplier who brought it; empty for the order's
     * @param reference the supplier's document number
     * @param items what came; none for exactly what the order still expects
     */
    record Delivery(
            String staffId,
            Optional<String> order,
            Optional<String> supplier,
            Optional<String> reference,
            List<Item> items) {

        public Delivery {
            items = List.copyOf(items);
        }
    }

    /** What goes to another store. */
    record Sending(String staffId, String toStoreId, Optional<String> reference, List<Item> items) {

        public Sending {
            items = List.copyOf(items);
        }
    }

    /**
     * What came from another store.
     *
     * @param transfer the number of its document
     * @param items what came; none for exactly what was sent and has not come, as far as this till knows
     */
    record Arrival(String staffId, String transfer, List<Item> items) {

        public Arrival {
            items = List.copyOf(items);
        }
    }

    /** A document with its lines. */
    record Document(StockDocument head, List<Line> lines) {

        public Document {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A line of a document.
     *
     * @param name the product's stock code and name, or its identifier where this till does not know it
     * @param difference of a receipt with an order how much more came by now than was ordered, negative for less; of what was not
     *     ordered all of it; empty where there is nothing to compare
     */
    record Line(StockDocumentLine line, String name, Optional<Quantity> difference) {}

    /**
     * What became of goods between two stores.
     *
     * @param number of the document with which they were sent
     * @param known whether this till has heard of the sending
     */
    record Transfer(
            String number, String fromStoreId, String toStoreId, Instant since, boolean known, List<Moved> moved) {

        public Transfer {
            moved = List.copyOf(moved);
        }

        /** Whether something is on its way, or lost, or came too much. */
        public boolean isOpen() {
            return moved.stream().anyMatch(m -> !m.difference().isZero());
        }
    }

    /**
     * A product in a transfer.
     *
     * @param name the product's stock code and name, or its identifier where nobody here knows it
     * @param settled what was given up of it
     */
    record Moved(String productId, String name, Quantity sent, Quantity received, Quantity settled) {

        /** What was sent and neither came nor was given up; negative when more came than was sent. */
        public Quantity difference() {
            return sent.plus(received.negated()).plus(settled.negated());
        }
    }
}
