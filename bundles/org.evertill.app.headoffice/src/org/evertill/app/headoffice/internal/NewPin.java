package org.evertill.app.headoffice.internal;

import java.io.IOException;
import java.util.Arrays;
import org.evertill.kernel.Outcome;
import org.evertill.staff.PinHash;

/** Asks for a PIN or a password and gives its hash; what was typed is wiped. */
record NewPin(Parts parts, Terminal terminal) {

    private static final int MIN_DIGITS = 4;
    private static final int MAX_DIGITS = 12;
    private static final int MIN_PASSWORD = 10;
    private static final int MAX_PASSWORD = 100;

    /** Problem: {@code headoffice.bad-pin}. */
    Outcome<String> pin() throws IOException {
        char[] pin = terminal.secret("PIN (" + MIN_DIGITS + " to " + MAX_DIGITS + " digits)");
        boolean digits = true;
        for (char c : pin) {
            digits &= c >= '0' && c <= '9';
        }
        if (!digits || pin.length < MIN_DIGITS || pin.length > MAX_DIGITS) {
            return refused(
                    pin,
                    "A PIN has " + MIN_DIGITS + " to " + MAX_DIGITS + " digits and nothing else. Nothing was done.");
        }
        return twice(pin);
    }

    /** Problem: {@code headoffice.bad-pin}. */
    Outcome<String> password() throws IOException {
        char[] password = terminal.secret("Password (at least " + MIN_PASSWORD + " characters)");
        if (password.length < MIN_PASSWORD || password.length > MAX_PASSWORD) {
            return refused(
                    password,
                    "A password has " + MIN_PASSWORD + " to " + MAX_PASSWORD + " characters. Nothing was done.");
        }
        return twice(password);
    }

    private Outcome<String> twice(char[] secret) throws IOException {
        if (terminal.console().isPresent()) {
            char[] again = terminal.secret("The same again");
            boolean same = Arrays.equals(secret, again);
            Arrays.fill(again, '\0');
            if (!same) {
                return refused(secret, "The two differ. Nothing was done.");
            }
        }
        Outcome<PinHash> hash = parts.pinHash();
        return hash.map(h -> h.of(secret));
    }

    private static Outcome<String> refused(char[] secret, String message) {
        Arrays.fill(secret, '\0');
        return Outcome.failed("headoffice.bad-pin", message);
    }
}
