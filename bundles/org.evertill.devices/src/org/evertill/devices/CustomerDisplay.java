package org.evertill.devices;

import java.util.Optional;
import org.evertill.kernel.Problem;

/** Two lines of text for the customer. Not on the UI's thread. */
public interface CustomerDisplay {

    /** Characters of a line. */
    int COLUMNS = 20;

    /** Shows two texts, cut to the line. Problem: {@code device.display-offline}. */
    Optional<Problem> show(String upper, String lower);
}
