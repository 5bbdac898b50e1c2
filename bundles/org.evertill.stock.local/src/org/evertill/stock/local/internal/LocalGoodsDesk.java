package org.evertill.stock.local.internal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.evertill.domain.Approval;
import org.evertill.domain.Permission;
import org.evertill.kernel.Money;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.stock.DocumentKind;
import org.evertill.stock.GoodsDesk;
import org.evertill.stock.StockDocument;
import org.evertill.stock.StockDocumentLine;
import org.evertill.stock.local.internal.DocumentWriter.Head;
import org.evertill.stock.local.internal.DocumentWriter.Part;
import org.evertill.storage.Database;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Desk;
import org.evertill.usecase.Place;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Goods with papers on the till's own database. */
@Component
public final class LocalGoodsDesk implements GoodsDesk {

    private final Desk desk;

    @Activate
    public LocalGoodsDesk(@Reference Database database, @Reference Clock clock) {
        this(new Desk(database, clock, Nanoid.secure()));
    }

    private LocalGoodsDesk(Desk desk) {
        this.desk = desk;
    }

    @Override
    public GoodsDesk with(Approval approval) {
        return new LocalGoodsDesk(desk.with(approval));
    }

    @Override
    public Outcome<Document> receive(Delivery delivery) {
        String action = "RECEIVE " + delivery.order().or(delivery::reference).orElse("GOODS");
        return written(
                delivery.staffId(),
                Permission.RECEIVE_STOCK,
                action,
                writer -> new Deliveries(writer).receive(delivery));
    }

    @Override
    public Outcome<Document> send(Sending sending) {
        return written(
                sending.staffId(),
                Permission.RECEIVE_STOCK,
                "SEND TO " + sending.toStoreId(),
                writer -> new Transfers(writer).send(sending));
    }

    @Override
    public Outcome<Document> takeIn(Arrival arrival) {
        return written(
                arrival.staffId(),
                Permission.RECEIVE_STOCK,
                "RECEIVE " + arrival.transfer(),
                writer -> new Transfers(writer).takeIn(arrival));
    }

    @Override
    public Outcome<Document> settle(String staffId, String transfer, String reason) {
        return written(
                staffId,
                Permission.ADJUST_STOCK,
                "SETTLE " + transfer,
                writer -> new Transfers(writer).settle(transfer, reason));
    }

    @Override
    public Outcome<Document> cancel(String staffId, String number, String reason) {
        return desk.write(staffId, (tx, place) -> {
            var document = Documents.find(tx, place, number);
            var needed =
                    document.kind() == DocumentKind.SETTLEMENT ? Permission.ADJUST_STOCK : Permission.RECEIVE_STOCK;
            desk.clearance().demand(tx, place, staffId, needed, "CANCEL " + document.number(), Optional.empty());
            return Documents.shown(tx, reversed(writer(tx, place, staffId), document, Papers.reason(reason)));
        });
    }

    @Override
    public Outcome<Document> document(String staffId, String number) {
        return desk.read(staffId, (reader, place) -> Documents.shown(reader, Documents.find(reader, place, number)));
    }

    @Override
    public Outcome<List<Transfer>> openTransfers(String staffId) {
        return desk.read(staffId, (reader, place) -> Transfers.open(reader));
    }

    @Override
    public Outcome<Transfer> transfer(String staffId, String number) {
        return desk.read(staffId, (reader, place) -> Transfers.find(reader, number));
    }

    private static StockDocument reversed(DocumentWriter writer, StockDocument document, String reason) {
        if (document.reverses() != null) {
            throw Attempt.problem(
                    "stock.not-reversible",
                    document.number() + " takes back " + document.reverses()
                            + " and is not taken back itself. Enter anew what really happened.");
        }
        Documents.reversalOf(writer.tx(), document.number()).ifPresent(there -> {
            throw Attempt.problem(
                    "stock.already-reversed",
                    document.number() + " was taken back already by " + there.number() + ". Nothing was changed.");
        });
        var head = new Head(
                document.kind(),
                Optional.of(document.number()),
                Optional.ofNullable(document.otherStoreId()),
                Optional.ofNullable(document.transfer()),
                Optional.ofNullable(document.supplier()),
                Optional.ofNullable(document.reference()),
                Optional.ofNullable(document.orderId()),
                Optional.of(reason));
        var parts = Documents.lines(writer.tx(), document).stream()
                .map(LocalGoodsDesk::reversed)
                .toList();
        var reversal = writer.write(head, parts);
        Optional.ofNullable(document.orderId()).ifPresent(id -> Orders.follow(writer.tx(), id));
        return reversal;
    }

    private static Part reversed(StockDocumentLine line) {
        return new Part(
                line.productId(),
                line.quantity().negated(),
                Optional.ofNullable(line.unitCost()),
                Optional.ofNullable(line.cost()).map(Money::negated),
                Optional.ofNullable(line.orderLineId()),
                Optional.of(line.id()));
    }

    private Outcome<Document> written(
            String staffId, Permission permission, String action, Function<DocumentWriter, StockDocument> work) {
        return desk.write(
                staffId,
                permission,
                action,
                (tx, place) -> Documents.shown(tx, work.apply(writer(tx, place, staffId))));
    }

    private DocumentWriter writer(UnitOfWork tx, Place place, String staffId) {
        return new DocumentWriter(tx, place, staffId, desk.now(), desk.ids());
    }
}
