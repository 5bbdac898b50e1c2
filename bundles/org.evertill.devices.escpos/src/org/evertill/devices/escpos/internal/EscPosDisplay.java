package org.evertill.devices.escpos.internal;

import java.io.IOException;
import java.util.Optional;
import org.evertill.devices.CustomerDisplay;
import org.evertill.kernel.Problem;
import org.evertill.receipt.CodePage;
import org.evertill.receipt.DisplayText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A display of two lines that understands what displays of receipt printers do. */
final class EscPosDisplay implements CustomerDisplay {

    private static final Logger LOG = LoggerFactory.getLogger(EscPosDisplay.class);

    private final Line.Opener opener;

    EscPosDisplay(Line.Opener opener) {
        this.opener = opener;
    }

    @Override
    public synchronized Optional<Problem> show(String upper, String lower) {
        try (var line = opener.open()) {
            new Answers(line).send(DisplayText.bytes(upper, lower, COLUMNS, CodePage.PC858));
            return Optional.empty();
        } catch (IOException e) {
            LOG.debug("the display is not there", e);
            return Optional.of(Problem.of(
                    "device.display-offline",
                    "The customer's display does not answer. Check its cable; selling goes on."));
        }
    }
}
