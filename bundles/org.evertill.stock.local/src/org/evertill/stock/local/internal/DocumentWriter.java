package org.evertill.stock.local.internal;

import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.StockMovement;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.stock.DocumentKind;
import org.evertill.stock.GoodsDesk;
import org.evertill.stock.StockDocument;
import org.evertill.stock.StockDocumentLine;
import org.evertill.stock.StockTypes;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Place;
import org.evertill.usecase.StockMoments;

/** Writes a document, its lines and what moves by them, in the transaction it is given. */
record DocumentWriter(UnitOfWork tx, Place place, String staffId, Instant at, IdSource ids) {

    private static final String NEWEST_LINE =
            "SELECT max(occurred_at) FROM stock_document_lines WHERE product_id = ? AND store_id = ?";

    /** What a document is about. */
    record Head(
            DocumentKind kind,
            Optional<String> reverses,
            Optional<String> otherStoreId,
            Optional<String> transfer,
            Optional<String> supplier,
            Optional<String> reference,
            Optional<String> orderId,
            Optional<String> reason) {

        static Head of(DocumentKind kind) {
            return new Head(
                    kind,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        /** Of a transfer; one that is sent now has its own number. */
        Head between(String otherStore, Optional<String> number) {
            return new Head(kind, reverses, Optional.of(otherStore), number, supplier, reference, orderId, reason);
        }
    }

    /** What a line is about; quantity and cost as they move. */
    record Part(
            String productId,
            Quantity quantity,
            Optional<UnitPrice> unitCost,
            Optional<Money> cost,
            Optional<String> orderLineId,
            Optional<String> reversedLineId) {

        static Part of(String productId, Quantity quantity, Optional<Money> cost) {
            return new Part(productId, quantity, Optional.empty(), cost, Optional.empty(), Optional.empty());
        }

        /** What came at a price. */
        static Part bought(String productId, Quantity quantity, Optional<UnitPrice> unit, Optional<String> orderLine) {
            var cost = unit.map(price -> price.times(quantity, RoundingMode.HALF_UP));
            return new Part(productId, quantity, unit, cost, orderLine, Optional.empty());
        }
    }

    StockDocument write(Head head, List<Part> parts) {
        if (parts.isEmpty()) {
            throw Attempt.problem("stock.no-lines", "There is nothing in it. Say what came or went, and how much.");
        }
        if (parts.size() > GoodsDesk.MAX_LINES) {
            throw Attempt.problem(
                    "stock.too-many-lines",
                    "A document has at most " + GoodsDesk.MAX_LINES + " lines. Make another one of the rest.");
        }
        String number = Papers.next(tx, place.till(), Papers.Kind.DOCUMENTS);
        boolean sent = head.kind == DocumentKind.TRANSFER_OUT && head.transfer.isEmpty();
        var document = new StockDocument(
                ids.next(),
                place.till().storeId(),
                at,
                place.till().registerId(),
                number,
                head.kind,
                head.reverses.orElse(null),
                head.otherStoreId.orElse(null),
                sent ? number : head.transfer.orElse(null),
                head.supplier.orElse(null),
                head.reference.orElse(null),
                head.orderId.orElse(null),
                head.reason.orElse(null),
                staffId);
        tx.insert(StockTypes.DOCUMENT, document);
        for (int i = 0; i < parts.size(); i++) {
            line(document, i + 1, parts.get(i));
        }
        return document;
    }

    private void line(StockDocument document, int position, Part part) {
        String storeId = place.till().storeId();
        var line = new StockDocumentLine(
                ids.next(),
                document.id(),
                storeId,
                momentOf(storeId, part.productId),
                position,
                document.kind(),
                part.productId,
                part.quantity,
                part.unitCost.orElse(null),
                part.cost.orElse(null),
                StockMoments.onHand(tx, storeId, part.productId),
                part.orderLineId.orElse(null),
                part.reversedLineId.orElse(null));
        tx.insert(StockTypes.DOCUMENT_LINE, line);
        if (document.kind() != DocumentKind.SETTLEMENT) {
            tx.insert(DomainTypes.STOCK_MOVEMENT, movement(document, line));
        }
    }

    private StockMovement movement(StockDocument document, StockDocumentLine line) {
        return new StockMovement(
                line.id(),
                line.storeId(),
                line.occurredAt(),
                place.till().registerId(),
                line.productId(),
                line.quantity(),
                document.kind().movement(),
                null,
                document.reason(),
                document.number(),
                staffId);
    }

    /** After the last count and after the last document of the product that this till knows of: averages go by this order. */
    private Instant momentOf(String storeId, String productId) {
        var afterCount = StockMoments.afterCount(tx, storeId, productId, at);
        return tx.query(NEWEST_LINE, List.of(productId, storeId), row -> Optional.ofNullable(row.getString(1))).stream()
                .flatMap(Optional::stream)
                .map(text -> Instant.parse(text).plusMillis(1))
                .filter(afterCount::isBefore)
                .findFirst()
                .orElse(afterCount);
    }
}
