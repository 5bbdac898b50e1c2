package org.evertill.devices.escpos.internal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.evertill.devices.PrinterSettings;
import org.evertill.devices.Printers;
import org.evertill.devices.escpos.internal.EscPosPrinter.Patience;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Printers by their address. */
@Component
public final class EscPosPrinters implements Printers {

    private static final int PORT = 9100;

    private final Clock clock;
    private final Patience patience;
    private Optional<Made> last = Optional.empty();

    @Activate
    public EscPosPrinters(@Reference Clock clock) {
        this(clock, Patience.USUAL);
    }

    EscPosPrinters(Clock clock, Patience patience) {
        this.clock = clock;
        this.patience = patience;
    }

    private record Made(PrinterSettings settings, Connected connected) {}

    /** The same one as long as the settings are the same: who prints and who opens the drawer share its line. */
    @Override
    public synchronized Outcome<Connected> at(PrinterSettings settings) {
        var same = last.filter(made -> made.settings().equals(settings));
        if (same.isPresent()) {
            return Outcome.ok(same.get().connected());
        }
        return opener(settings.address()).map(opener -> {
            var printer = new EscPosPrinter(opener, settings.profile(), settings.drawer(), patience, System::nanoTime);
            var connected = new Connected(printer, printer);
            last = Optional.of(new Made(settings, connected));
            return connected;
        });
    }

    private Outcome<Line.Opener> opener(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme();
        String path = address.getPath() == null ? "" : address.getPath();
        if (scheme.equals("tcp") && address.getHost() != null && path.isEmpty()) {
            String host = address.getHost();
            int port = address.getPort() < 0 ? PORT : address.getPort();
            return Outcome.ok(() -> TcpLine.to(host, port));
        }
        if (scheme.equals("file") && path.length() > 1 && address.getAuthority() == null) {
            var file = Path.of(address);
            return Outcome.ok(path.endsWith("/") ? () -> new FolderLine(file, clock) : () -> FileLine.to(file));
        }
        return Outcome.failed(Problem.of(
                        "device.bad-address",
                        "A printer's address is tcp://HOST or tcp://HOST:PORT for the network, file:///dev/usb/lp0 for a"
                                + " device or a file, file:///FOLDER/ with a slash at its end for a file a slip.")
                .with("address", address));
    }
}
