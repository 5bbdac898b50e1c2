package org.evertill.ui.keys;

import java.util.Arrays;
import java.util.List;

/**
 * Something that can be done by a key.
 *
 * @param id a name that never changes
 * @param standard the keys that do it as long as nobody has chosen another one; none for what has no key of its own yet
 */
public record KeyUse(String id, Kind kind, List<Stroke> standard) {

    public KeyUse {
        standard = List.copyOf(standard);
    }

    /** Whether people may choose another key. */
    public enum Kind {
        FREE,
        /** Keys of typing and moving are the same everywhere. */
        FIXED
    }

    /** Something that people may choose another key for; {@code code} as of {@link Stroke}, 0 for none. */
    public static KeyUse free(String id, int code) {
        return new KeyUse(id, Kind.FREE, code == 0 ? List.of() : List.of(new Stroke(code)));
    }

    /** Something that is always done by the same keys. */
    public static KeyUse fixed(String id, int... codes) {
        return new KeyUse(
                id, Kind.FIXED, Arrays.stream(codes).mapToObj(Stroke::new).toList());
    }
}
