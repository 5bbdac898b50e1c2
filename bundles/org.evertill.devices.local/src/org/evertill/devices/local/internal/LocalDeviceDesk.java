package org.evertill.devices.local.internal;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.evertill.devices.CustomerDisplay;
import org.evertill.devices.DeviceDesk;
import org.evertill.devices.Peripheral;
import org.evertill.devices.Peripherals;
import org.evertill.devices.PrintQueue;
import org.evertill.devices.PrinterSettings;
import org.evertill.devices.PrinterState;
import org.evertill.devices.Printers;
import org.evertill.devices.Printers.Connected;
import org.evertill.devices.Scale;
import org.evertill.devices.Scanner;
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
    private final Peripherals peripherals;
    private final LocalPrintQueue queue;

    @Activate
    public LocalDeviceDesk(
            @Reference Database database,
            @Reference Printers printers,
            @Reference Peripherals peripherals,
            @Reference LocalPrintQueue queue) {
        this.database = database;
        this.printers = printers;
        this.peripherals = peripherals;
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
        if (TrainingMark.isDue(database)) {
            return Optional.of(Problem.of("training.no-drawer", "This is training: the drawer stays closed."));
        }
        return switch (connected()) {
            case Outcome.Ok<Connected>(var connected) -> connected.drawer().open();
            case Outcome.Failed<Connected>(var problem) -> Optional.of(problem);
        };
    }

    @Override
    public Map<Peripheral, URI> peripherals() {
        return database.read(DeviceSettings::peripherals);
    }

    @Override
    public Outcome<URI> connect(Peripheral what, URI address) {
        var tried = switch (what) {
            case SCALE -> peripherals.scale(address);
            case SCANNER -> peripherals.scanner(address);
            case DISPLAY -> peripherals.display(address);
        };
        return tried.map(fits -> {
            database.write(LocalPrintQueue.AUTHOR, tx -> {
                DeviceSettings.connect(tx, what, address);
                return 0;
            });
            return address;
        });
    }

    @Override
    public void disconnect(Peripheral what) {
        database.write(LocalPrintQueue.AUTHOR, tx -> {
            DeviceSettings.disconnect(tx, what);
            return 0;
        });
    }

    @Override
    public Outcome<Scale> scale() {
        return address(Peripheral.SCALE).then(peripherals::scale);
    }

    @Override
    public Outcome<Scanner> scanner() {
        return address(Peripheral.SCANNER).then(peripherals::scanner);
    }

    @Override
    public Outcome<CustomerDisplay> display() {
        return address(Peripheral.DISPLAY).then(peripherals::display);
    }

    private Outcome<URI> address(Peripheral what) {
        var address = peripherals().get(what);
        return address != null
                ? Outcome.ok(address)
                : Outcome.failed(Problem.of(
                                "device.not-connected",
                                "This till has no such device. Name it with 'device set', or do without it.")
                        .with("device", what));
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
