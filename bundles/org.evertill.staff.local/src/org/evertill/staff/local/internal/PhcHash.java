package org.evertill.staff.local.internal;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Argon2id hash in PHC string form, {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}, with its cost.
 */
record PhcHash(Cost cost, byte[] salt, byte[] hash) {

    /** What checking may cost: a replicated row must not be able to take a till's memory or minutes. */
    private static final int MAX_MEMORY_KIB = 256 << 10;

    private static final int MAX_PASSES = 10;
    private static final int MAX_LANES = 8;

    private static final Pattern FORM = Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    /**
     * @param memoryKib memory in KiB
     */
    record Cost(int memoryKib, int passes, int lanes) {

        boolean isAffordable() {
            return lanes >= 1
                    && lanes <= MAX_LANES
                    && passes >= 1
                    && passes <= MAX_PASSES
                    && memoryKib >= 8 * lanes
                    && memoryKib <= MAX_MEMORY_KIB;
        }
    }

    /** Reads the text form; empty when it is none, or too dear. */
    static Optional<PhcHash> parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        var cost = new Cost(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)));
        try {
            var base64 = Base64.getDecoder();
            return cost.isAffordable()
                    ? Optional.of(new PhcHash(cost, base64.decode(m.group(4)), base64.decode(m.group(5))))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + cost.memoryKib() + ",t=" + cost.passes() + ",p=" + cost.lanes() + "$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }
}
