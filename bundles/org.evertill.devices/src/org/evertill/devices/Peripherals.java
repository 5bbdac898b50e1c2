package org.evertill.devices;

import java.net.URI;
import org.evertill.kernel.Outcome;

/**
 * Makes devices of addresses; a service of whoever speaks their languages. Nothing is opened yet. Any thread. Problem of all:
 * {@code device.bad-address}.
 */
public interface Peripherals {

    Outcome<Scale> scale(URI address);

    Outcome<Scanner> scanner(URI address);

    Outcome<CustomerDisplay> display(URI address);
}
