package org.evertill.devices.local.internal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.evertill.checkout.Checkout;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.ReceiptPrinting;
import org.evertill.checkout.SaleSlip;
import org.evertill.checkout.SaleSlip.Kind;
import org.evertill.checkout.SaleSlip.Print;
import org.evertill.devices.PrinterSettings;
import org.evertill.devices.PrinterSettings.Use;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.receipt.Templates;
import org.evertill.slip.ReceiptPrint;
import org.evertill.slip.SlipTypes;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Reader;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Prints receipts on demand: the slip is queued and the fact is noted in one transaction. */
@Component
public final class LocalReceiptPrinting implements ReceiptPrinting {

    private final Database database;
    private final Clock clock;
    private final Checkout checkout;
    private final LocalPrintQueue queue;
    private final Templates templates;

    @Activate
    public LocalReceiptPrinting(
            @Reference Database database,
            @Reference Clock clock,
            @Reference Checkout checkout,
            @Reference LocalPrintQueue queue,
            @Reference Templates templates) {
        this.database = database;
        this.clock = clock;
        this.checkout = checkout;
        this.queue = queue;
        this.templates = templates;
    }

    @Override
    public Outcome<Queued> print(String receipt, Kind kind, String staffId) {
        return checkout.receipt(receipt).then(sold -> {
            try {
                var queued = database.write(new Author(staffId), tx -> queue(tx, sold, kind, staffId));
                queue.wake();
                return Outcome.ok(queued);
            } catch (ProblemException e) {
                return Outcome.failed(e.problem());
            }
        });
    }

    /** A gift receipt proves nothing that could be claimed twice: it is not counted. */
    private Queued queue(UnitOfWork tx, Receipt sold, Kind kind, String staffId) {
        var settings = DeviceSettings.printer(tx).orElseThrow(() -> new ProblemException(LocalDeviceDesk.noPrinter()));
        var print = kind == Kind.GIFT ? new Print(kind, 0, Set.of()) : counted(tx, sold, settings, staffId);
        var slip = SaleSlip.slip(sold, print, settings.language(), templates);
        var job = queue.add(tx, sold.sale().receipt(), slip.document());
        return new Queued(job.id(), print);
    }

    private Print counted(UnitOfWork tx, Receipt sold, PrinterSettings settings, String staffId) {
        var till = database.identity().orElseThrow(() -> new ProblemException(notEnrolled()));
        int copy = next(tx, sold.sale().id(), settings.receipts());
        tx.insert(SlipTypes.RECEIPT_PRINT, fact(till, sold.sale().id(), staffId, copy));
        return Print.copy(copy);
    }

    private ReceiptPrint fact(TillIdentity till, String saleId, String staffId, int copy) {
        return new ReceiptPrint(
                Nanoid.random(),
                till.storeId(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                till.registerId(),
                staffId,
                saleId,
                copy);
    }

    /** Where each sale is printed by itself, the first print on demand is a copy already. */
    private static int next(Reader reader, String saleId, Use receipts) {
        int first = receipts == Use.ALWAYS ? 1 : 0;
        return reader.query(
                        "SELECT coalesce(max(copy) + 1, " + first + ") FROM receipt_prints WHERE sale_id = ?",
                        List.of(saleId),
                        row -> row.getInt(1))
                .getFirst();
    }

    private static Problem notEnrolled() {
        return Problem.of(
                "till.not-enrolled",
                "This till does not belong to a store yet. Ask head office for an enrolment code and enrol it.");
    }
}
