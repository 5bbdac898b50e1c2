package org.evertill.devices.local.internal;

import java.util.Optional;
import org.evertill.devices.DeviceDesk;
import org.evertill.devices.PrintQueue;
import org.evertill.devices.PrinterSettings;
import org.evertill.devices.PrinterState;
import org.evertill.devices.Printers;
import org.evertill.devices.Printers.Connected;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.storage.Database;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The printer as the till's database has it set. */
@Component
public final class LocalDeviceDesk implements DeviceDesk {

    private final Database database;
    private final Printers printers;
    private final LocalPrintQueue queue;

    @Activate
    public LocalDeviceDesk(
            @Reference Database database, @Reference Printers printers, @Reference LocalPrintQueue queue) {
        this.database = database;
        this.printers = printers;
        this.queue = queue;
    }

    @Override
    public Optional<PrinterSettings> printer() {
        return database.read(DeviceSettings::printer);
    }

    @Override
    public Outcome<PrinterSettings> use(PrinterSettings settings) {
        return printers.at(settings).map(connected -> {
            database.write(LocalPrintQueue.AUTHOR, tx -> {
                DeviceSettings.write(tx, settings);
                return 0;
            });
            queue.wake();
            return settings;
        });
    }

    @Override
    public void useNone() {
        database.write(LocalPrintQueue.AUTHOR, tx -> {
            DeviceSettings.forget(tx);
            return 0;
        });
    }

    @Override
    public Outcome<PrintQueue.Job> printTestPage() {
        return printer()
                .map(settings -> queue.add("test", TestPage.of(settings)))
                .orElseGet(() -> Outcome.failed(noPrinter()));
    }

    @Override
    public Outcome<PrinterState> state() {
        return connected().map(connected -> connected.printer().state());
    }

    @Override
    public Optional<Problem> openDrawer() {
        return switch (connected()) {
            case Outcome.Ok<Connected>(var connected) -> connected.drawer().open();
            case Outcome.Failed<Connected>(var problem) -> Optional.of(problem);
        };
    }

    private Outcome<Connected> connected() {
        return printer().map(printers::at).orElseGet(() -> Outcome.failed(noPrinter()));
    }

    static Problem noPrinter() {
        return Problem.of(
                "device.no-printer",
                "This till has no printer. Name one with 'printer set', or show the receipt instead.");
    }
}
