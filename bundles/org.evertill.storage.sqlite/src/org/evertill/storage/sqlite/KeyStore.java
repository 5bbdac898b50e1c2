package org.evertill.storage.sqlite;

import java.nio.file.Path;
import org.evertill.kernel.Outcome;

/**
 * Where the keys of tills' databases are kept: a file in the data directory, unless a bundle registers another place as a
 * service (a keyring of the operating system, a chip). Never in the database itself, which goes into backups. Any thread.
 */
public interface KeyStore {

    /**
     * The keys of a till's database; {@link KeyRing#NONE} when there are none. {@code storage.key-wrong} when they cannot be
     * read any more; nothing is changed then.
     */
    Outcome<KeyRing> load(Path directory);

    /** Keeps exactly these keys; when it returns, they survive a power cut, and until then the ones before. */
    Outcome<KeyRing> keep(Path directory, KeyRing keys);

    /** As {@link #keep}, of keys that do not go on with what is there: that is put aside where it can be, for it may be another database's. */
    default Outcome<KeyRing> replace(Path directory, KeyRing keys) {
        return keep(directory, keys);
    }
}
