package org.evertill.storage.sqlite;

import java.util.ArrayList;
import java.util.List;

/**
 * The keys of one till's database.
 *
 * @param keys the first seals, the others open what was sealed before; none while there is no database
 */
public record KeyRing(List<MasterKey> keys) {

    /** No key yet. */
    public static final KeyRing NONE = new KeyRing(List.of());

    public KeyRing {
        keys = List.copyOf(keys);
    }

    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /** The same with a key that seals from now on. */
    public KeyRing under(MasterKey key) {
        var more = new ArrayList<MasterKey>();
        more.add(key);
        more.addAll(keys);
        return new KeyRing(more);
    }

    /** Without what is only there to open: the key that seals. */
    public KeyRing newest() {
        return new KeyRing(List.of(keys.getFirst()));
    }
}
