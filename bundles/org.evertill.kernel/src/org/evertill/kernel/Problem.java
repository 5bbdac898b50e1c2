package org.evertill.kernel;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A failure that a user or the world can cause, told so that the user knows what to do.
 *
 * @param code a stable code, {@code area.reason} in lower case, described in docs/errors.md
 * @param message whole English sentences: what happened and what to do; screens translate by code
 * @param facts what a translated message needs, by name; never a PIN, a token or a customer's name
 */
public record Problem(String code, String message, Map<String, String> facts) {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

    public Problem {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("not a problem code: " + code);
        }
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    public static Problem of(String code, String message) {
        return new Problem(code, message, Map.of());
    }

    /** The same problem with one more fact. */
    public Problem with(String name, Object value) {
        var copy = new TreeMap<>(facts);
        copy.put(name, String.valueOf(value));
        return new Problem(code, message, copy);
    }
}
