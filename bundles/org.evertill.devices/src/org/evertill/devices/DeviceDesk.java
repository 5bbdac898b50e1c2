package org.evertill.devices;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;

/** The devices of this till: which there are, how the printer is, its drawer; a service. Not on the UI's thread. */
public interface DeviceDesk {

    /** Empty while no printer was named. */
    Optional<PrinterSettings> printer();

    /** Sets the printer from now on. Problem: {@code device.bad-address}. */
    Outcome<PrinterSettings> use(PrinterSettings settings);

    /** This till has no printer any more; what waits stays. */
    void useNone();

    /** Queues a page that shows what the printer does. Problems: as of {@link PrintQueue#add}. */
    Outcome<PrintQueue.Job> printTestPage();

    /** How the printer is now. Problem: {@code device.no-printer}. */
    Outcome<PrinterState> state();

    /** Opens the drawer. Problems: as of {@link CashDrawer#open}, {@code device.no-printer}. */
    Optional<Problem> openDrawer();

    /** Where scale, scanner and display are, those that there are. */
    Map<Peripheral, URI> peripherals();

    /** Names one, from now on. Problem: {@code device.bad-address}. */
    Outcome<URI> connect(Peripheral what, URI address);

    /** There is none any more. */
    void disconnect(Peripheral what);

    /** The scale. Problem: {@code device.not-connected}. */
    Outcome<Scale> scale();

    /** The scanner on a line of its own. Problem: {@code device.not-connected}. */
    Outcome<Scanner> scanner();

    /** The customer's display. Problem: {@code device.not-connected}. */
    Outcome<CustomerDisplay> display();
}
