package org.evertill.stock.local.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.stock.DocumentKind;
import org.evertill.stock.GoodsDesk;
import org.evertill.stock.GoodsDesk.Arrival;
import org.evertill.stock.GoodsDesk.Item;
import org.evertill.stock.GoodsDesk.Moved;
import org.evertill.stock.GoodsDesk.Sending;
import org.evertill.stock.GoodsDesk.Transfer;
import org.evertill.stock.StockDocument;
import org.evertill.stock.TransferFacts;
import org.evertill.stock.local.internal.DocumentWriter.Head;
import org.evertill.stock.local.internal.DocumentWriter.Part;
import org.evertill.storage.Reader;
import org.evertill.usecase.Attempt;

/** Goods between two stores. */
record Transfers(DocumentWriter writer) {

    private static final int MAX_REFERENCE = 200;

    /** What was sent of a product and what that cost, as head office told it; none without a cost of all of it. */
    private static final String TOLD_COST = """
            SELECT sum(l.quantity_milli), sum(l.cost_minor) FROM transfer_notices n
            JOIN transfer_notice_lines l ON l.notice_id = n.id
            WHERE n.transfer = ? AND n.kind = 'TRANSFER_OUT' AND l.product_id = ? AND l.cost_currency = ?
              AND n.is_deleted = 0 AND l.is_deleted = 0 HAVING count(*) = count(l.cost_minor) AND count(*) > 0""";

    StockDocument send(Sending sending) {
        String to = sending.toStoreId().strip();
        boolean known = writer.tx().find(DomainTypes.STORE, to).isPresent();
        if (!known || to.equals(own())) {
            throw Attempt.problem(
                    "stock.unknown-store", "There is no other store " + to + ". Name one by its letters, like S2.");
        }
        var parts = new ArrayList<Part>();
        var facts = LocalFacts.of(writer.tx(), writer.place());
        for (Item item : sending.items()) {
            var product = Goods.byCode(writer.tx(), writer.place(), item.code(), writer.at());
            var quantity = Goods.checked(item.quantity()).negated();
            var cost = facts.cost(product.id()).now().map(pool -> pool.of(quantity));
            parts.add(Part.of(product.id(), quantity, cost));
        }
        var head = new Head(
                DocumentKind.TRANSFER_OUT,
                Optional.empty(),
                Optional.of(to),
                Optional.empty(),
                Optional.empty(),
                Papers.text(sending.reference(), MAX_REFERENCE),
                Optional.empty(),
                Optional.empty());
        return writer.write(head, parts);
    }

    StockDocument takeIn(Arrival arrival) {
        String number = arrival.transfer().strip();
        String from = TransferFacts.sender(number)
                .filter(store -> !store.equals(own())
                        && writer.tx().find(DomainTypes.STORE, store).isPresent())
                .orElseThrow(() -> Attempt.problem(
                        "stock.bad-transfer",
                        number + " is no transfer of another store. Type the number on its paper, like"
                                + " S2-R1-A-D000001."));
        var parts = arrival.items().isEmpty() ? asSent(number) : asItCame(number, arrival.items());
        return writer.write(Head.of(DocumentKind.TRANSFER_IN).between(from, Optional.of(number)), parts);
    }

    StockDocument settle(String number, String typed) {
        String reason = Papers.reason(typed);
        var transfer = find(writer.tx(), number);
        var facts = LocalFacts.of(writer.tx(), writer.place());
        var parts = new ArrayList<Part>();
        for (Moved moved : transfer.moved()) {
            if (!moved.difference().isZero()) {
                var cost = facts.cost(moved.productId()).now().map(pool -> pool.of(moved.difference()));
                parts.add(Part.of(moved.productId(), moved.difference(), cost));
            }
        }
        if (parts.isEmpty()) {
            throw Attempt.problem(
                    "stock.no-difference",
                    "All that was sent with " + number + " has come. There is nothing to give up.");
        }
        String other = transfer.fromStoreId().equals(own()) ? transfer.toStoreId() : transfer.fromStoreId();
        var head = new Head(
                DocumentKind.SETTLEMENT,
                Optional.empty(),
                Optional.of(other),
                Optional.of(transfer.number()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(reason));
        return writer.write(head, parts);
    }

    /** Throws {@code stock.unknown-document}. */
    static Transfer find(Reader reader, String number) {
        return TransferFacts.ofStore(new LocalFacts(reader))
                .one(number.strip())
                .map(transfer -> named(reader, transfer))
                .orElseThrow(() -> Attempt.problem(
                        "stock.unknown-document",
                        "This till has not heard of the transfer " + number
                                + ". Look for its number on the paper; if goods came with it, take them in."));
    }

    static List<Transfer> open(Reader reader) {
        return TransferFacts.ofStore(new LocalFacts(reader)).open().stream()
                .limit(GoodsDesk.MAX_LISTED)
                .map(transfer -> named(reader, transfer))
                .toList();
    }

    private static Transfer named(Reader reader, Transfer transfer) {
        return new Transfer(
                transfer.number(),
                transfer.fromStoreId(),
                transfer.toStoreId(),
                transfer.since(),
                transfer.known(),
                transfer.moved().stream()
                        .map(m -> new Moved(
                                m.productId(), Goods.name(reader, m.productId()), m.sent(), m.received(), m.settled()))
                        .toList());
    }

    private List<Part> asSent(String number) {
        return TransferFacts.ofStore(new LocalFacts(writer.tx()))
                .one(number)
                .map(Transfer::moved)
                .orElse(List.of())
                .stream()
                .filter(moved -> moved.difference().compareTo(Quantity.ZERO) > 0)
                .map(moved -> came(number, moved.productId(), moved.difference()))
                .toList();
    }

    private List<Part> asItCame(String number, List<Item> items) {
        return items.stream()
                .map(item -> came(
                        number,
                        Goods.byCode(writer.tx(), writer.place(), item.code(), writer.at())
                                .id(),
                        Goods.checked(item.quantity())))
                .toList();
    }

    private Part came(String number, String productId, Quantity quantity) {
        return Part.of(productId, quantity, cost(number, productId, quantity));
    }

    /** What it cost the store that sent it; empty as long as that is not known here. */
    private Optional<Money> cost(String number, String productId, Quantity quantity) {
        var currency = writer.place().currency();
        return writer
                .tx()
                .query(
                        TOLD_COST,
                        List.of(number, productId, currency.getCurrencyCode()),
                        row -> List.of(row.getLong(1), row.getLong(2)))
                .stream()
                .filter(sum -> sum.getFirst() < 0)
                .map(sum -> new Money(
                        BigDecimal.valueOf(sum.getLast())
                                .multiply(BigDecimal.valueOf(quantity.thousandths()))
                                .divide(BigDecimal.valueOf(sum.getFirst()), 0, RoundingMode.HALF_UP)
                                .longValueExact(),
                        currency))
                .findFirst();
    }

    private String own() {
        return writer.place().till().storeId();
    }
}
