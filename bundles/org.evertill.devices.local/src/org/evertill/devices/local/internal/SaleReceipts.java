package org.evertill.devices.local.internal;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.SaleListener;
import org.evertill.checkout.SaleSlip;
import org.evertill.checkout.SaleSlip.Print;
import org.evertill.devices.DeviceDesk;
import org.evertill.devices.PrinterSettings;
import org.evertill.devices.PrinterSettings.Drawer;
import org.evertill.devices.PrinterSettings.Use;
import org.evertill.domain.DomainTypes;
import org.evertill.receipt.Templates;
import org.evertill.storage.Database;
import org.evertill.storage.UnitOfWork;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Queues the receipt of each sale in the sale's own transaction, and opens the drawer when that is safe on disk. A pulse is kept nowhere: when
 * the till ends in between, the drawer stays closed.
 */
@Component
public final class SaleReceipts implements SaleListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SaleReceipts.class);

    private static final String CASH = "cash";

    /** Sales that are completed within the few seconds that opening takes at most. */
    private static final int MAX_PULSES = 4;

    private final Database database;
    private final LocalPrintQueue queue;
    private final DeviceDesk desk;
    private final Templates templates;
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
            @Reference Templates templates) {
        this.database = database;
        this.queue = queue;
        this.desk = desk;
        this.templates = templates;
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
            if (settings.drawer() != Drawer.NONE && takesCash(receipt)) {
                openDrawerAfter(receipt.sale().id());
            }
        });
    }

    private void queue(Receipt receipt, PrinterSettings settings, UnitOfWork tx) {
        var slip = SaleSlip.slip(receipt, Print.ORIGINAL, settings.language(), templates);
        slip.problem().ifPresent(problem -> LOG.warn("the chain's template is not used: {}", problem.message()));
        queue.add(tx, receipt.sale().receipt(), slip.document());
        queue.wake();
    }

    private static boolean takesCash(Receipt receipt) {
        return receipt.payments().stream().anyMatch(payment -> payment.tender().equals(CASH));
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
