package org.evertill.stock.local.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.kernel.Quantity;
import org.evertill.stock.GoodsDesk.Document;
import org.evertill.stock.GoodsDesk.Line;
import org.evertill.stock.PurchaseOrderLine;
import org.evertill.stock.StockDocument;
import org.evertill.stock.StockDocumentLine;
import org.evertill.stock.StockTypes;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Selection.Order;
import org.evertill.storage.Stored;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Place;

/** The documents of this till's store. */
final class Documents {

    private Documents() {}

    /** Throws {@code stock.unknown-document}. */
    static StockDocument find(Reader reader, Place place, String number) {
        var selection = Selection.where(
                Filter.equal("number", number.strip()),
                Filter.equal("store_id", place.till().storeId()));
        return reader.select(StockTypes.DOCUMENT, selection).stream()
                .map(Stored::value)
                .findFirst()
                .orElseThrow(() -> Attempt.problem(
                        "stock.unknown-document",
                        "This till knows no document " + number
                                + " of this store. Look for its number on the paper; older ones are at head office."));
    }

    /** The document that takes another one back. */
    static Optional<StockDocument> reversalOf(Reader reader, String number) {
        return reader.select(StockTypes.DOCUMENT, Selection.where(Filter.equal("reverses", number))).stream()
                .map(Stored::value)
                .findFirst();
    }

    static List<StockDocumentLine> lines(Reader reader, StockDocument document) {
        var selection =
                Selection.where(Filter.equal("document_id", document.id())).orderedBy(Order.ascending("position"));
        return reader.select(StockTypes.DOCUMENT_LINE, selection).stream()
                .map(Stored::value)
                .toList();
    }

    static Document shown(Reader reader, StockDocument document) {
        var byLine = orderedBy(reader, document);
        return new Document(
                document,
                lines(reader, document).stream()
                        .map(line -> new Line(
                                line,
                                Goods.name(reader, line.productId()),
                                document.orderId() == null
                                        ? Optional.empty()
                                        : Optional.of(difference(reader, byLine, line))))
                        .toList());
    }

    private static Map<String, PurchaseOrderLine> orderedBy(Reader reader, StockDocument document) {
        var byId = new HashMap<String, PurchaseOrderLine>();
        String orderId = document.orderId();
        if (orderId != null) {
            Orders.lines(reader, orderId).forEach(line -> byId.put(line.id(), line));
        }
        return byId;
    }

    private static Quantity difference(Reader reader, Map<String, PurchaseOrderLine> ordered, StockDocumentLine line) {
        var of = ordered.get(line.orderLineId());
        return of == null
                ? line.quantity()
                : Orders.received(reader, of.id()).plus(of.quantity().negated());
    }
}
