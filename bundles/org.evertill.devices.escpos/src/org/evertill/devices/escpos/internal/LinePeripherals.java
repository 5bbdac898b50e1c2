package org.evertill.devices.escpos.internal;

import java.net.URI;
import java.time.Duration;
import org.evertill.devices.CustomerDisplay;
import org.evertill.devices.Peripherals;
import org.evertill.devices.Scale;
import org.evertill.devices.Scanner;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.osgi.service.component.annotations.Component;

/** Scale, scanner and display on the network, or on a box that brings a serial line there. */
@Component
public final class LinePeripherals implements Peripherals {

    private static final Duration CALL_AGAIN = Duration.ofSeconds(2);

    @Override
    public Outcome<Scale> scale(URI address) {
        return opener(address).map(SicsScale::new);
    }

    @Override
    public Outcome<Scanner> scanner(URI address) {
        return opener(address).map(opener -> new LineScanner(opener, CALL_AGAIN));
    }

    @Override
    public Outcome<CustomerDisplay> display(URI address) {
        return opener(address).map(EscPosDisplay::new);
    }

    private static Outcome<Line.Opener> opener(URI address) {
        String host = address.getHost();
        int port = address.getPort();
        if (!"tcp".equals(address.getScheme()) || host == null || port < 1) {
            return Outcome.failed(Problem.of(
                            "device.bad-address",
                            "The address of a scale, scanner or display is tcp://HOST:PORT; a serial one is reached by a box"
                                    + " or a program that brings its line to the network.")
                    .with("address", address));
        }
        return Outcome.ok(() -> TcpLine.to(host, port));
    }
}
