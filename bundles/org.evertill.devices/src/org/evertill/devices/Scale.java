package org.evertill.devices;

import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;

/** A scale at the till. Not on the UI's thread. */
public interface Scale {

    /**
     * The weight on it in kilograms, at rest. Problems: {@code device.scale-moving}, {@code device.scale-empty},
     * {@code device.scale-range}, {@code device.scale-offline}.
     */
    Outcome<Quantity> weigh();
}
