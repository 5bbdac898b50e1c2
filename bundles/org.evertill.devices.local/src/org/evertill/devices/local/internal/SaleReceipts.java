package org.evertill.devices.local.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.ReceiptNotes;
import org.evertill.checkout.SaleListener;
import org.evertill.checkout.SaleSlip;
import org.evertill.checkout.SaleSlip.Print;
import org.evertill.devices.DeviceDesk;
import org.evertill.devices.PrinterSettings;
import org.evertill.devices.PrinterSettings.Drawer;
import org.evertill.devices.PrinterSettings.Use;
import org.evertill.domain.DomainTypes;
import org.evertill.receipt.ReceiptDocument;
import org.evertill.receipt.Templates;
import org.evertill.storage.Database;
import org.evertill.storage.UnitOfWork;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Queues the receipt of each sale in the sale's own transaction, and opens the drawer when that is safe on disk. A pulse is kept nowhere: when
 * the till ends in between, the drawer stays closed.
 */
@Component
public final class SaleReceipts implements SaleListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SaleReceipts.class);

    /** Sales that are completed within the few seconds that opening takes at most. */
    private static final int MAX_PULSES = 4;

    private final Database database;
    private final LocalPrintQueue queue;
    private final DeviceDesk desk;
    private final Templates templates;
    private final List<ReceiptNotes> notes;
    private final ThreadPoolExecutor drawer = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_PULSES),
            Thread.ofPlatform().daemon().name("cash-drawer").factory());

    @Activate
    public SaleReceipts(
            @Reference Database database,
            @Reference LocalPrintQueue queue,
            @Reference DeviceDesk desk,
            @Reference Templates templates,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<ReceiptNotes> notes) {
        this.database = database;
        this.queue = queue;
        this.desk = desk;
        this.templates = templates;
        this.notes = List.copyOf(notes);
    }

    /** Without anybody who adds something to a receipt after its sale. */
    public SaleReceipts(Database database, LocalPrintQueue queue, DeviceDesk desk, Templates templates) {
        this(database, queue, desk, templates, List.of());
    }

    @Override
    public Phase phase() {
        return Phase.SLIPS;
    }

    @Override
    public void completed(Receipt receipt, UnitOfWork tx) {
        DeviceSettings.printer(tx).ifPresent(settings -> {
            if (settings.receipts() == Use.ALWAYS) {
                queue(receipt, settings, tx);
            }
            if (settings.drawer() != Drawer.NONE && receipt.opensDrawer()) {
                openDrawerAfter(receipt.sale().id());
            }
        });
    }

    private void queue(Receipt receipt, PrinterSettings settings, UnitOfWork tx) {
        var slip = SaleSlip.slip(receipt, Print.ORIGINAL, settings.language(), templates);
        slip.problem().ifPresent(problem -> LOG.warn("the chain's template is not used: {}", problem.message()));
        var job = queue.add(tx, receipt.sale().receipt(), slip.document());
        if (!notes.isEmpty()) {
            queue.renewing(job, settings, () -> renewed(receipt, settings));
        }
        queue.wake();
    }

    /** The receipt with what came after the commit; on the thread that prints, which may wait a little. */
    private Optional<ReceiptDocument> renewed(Receipt receipt, PrinterSettings settings) {
        try {
            boolean isChanged = false;
            for (ReceiptNotes some : notes) {
                isChanged |= some.isSettled(receipt);
            }
            if (!isChanged) {
                return Optional.empty();
            }
            var now = database.read(reader -> receipt.withNotes(notes.stream()
                    .flatMap(some -> some.of(receipt, reader).stream())
                    .toList()));
            return Optional.of(SaleSlip.slip(now, Print.ORIGINAL, settings.language(), templates)
                    .document());
        } catch (RuntimeException e) {
            LOG.error(
                    "the receipt of sale {} is printed as it was queued",
                    receipt.sale().id(),
                    e);
            return Optional.empty();
        }
    }

    private void openDrawerAfter(String saleId) {
        try {
            drawer.execute(() -> openDrawer(saleId));
        } catch (RejectedExecutionException e) {
            LOG.debug("the drawer is busy", e);
        }
    }

    /** A write waits until the sale's transaction has ended, in whatever way. */
    private void openDrawer(String saleId) {
        try {
            boolean isSold = database.write(
                    LocalPrintQueue.AUTHOR,
                    tx -> tx.find(DomainTypes.SALE, saleId).isPresent());
            if (isSold) {
                desk.openDrawer().ifPresent(problem -> LOG.warn("the drawer stays closed: {}", problem.code()));
            }
        } catch (RuntimeException e) {
            LOG.error("opening the drawer", e);
        }
    }

    @Deactivate
    @Override
    public void close() {
        drawer.shutdown();
        try {
            if (!drawer.awaitTermination(2, TimeUnit.SECONDS)) {
                drawer.shutdownNow();
            }
        } catch (InterruptedException e) {
            drawer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
