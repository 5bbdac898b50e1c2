package org.evertill.storage;

import java.nio.file.Path;
import java.util.SortedMap;
import org.evertill.kernel.Outcome;

/**
 * The way back for a till whose key is lost for good; a service, for a directory whose database is not open. What is encrypted goes,
 * everything else stays: sales, receipts, stock and all that was not sent of them. Then the till is enrolled once more, and head
 * office gives customers and staff again. Any thread.
 */
public interface LostKey {

    /**
     * What would go, or has gone, with the key.
     *
     * @param rows how many rows nobody can read any more, by table; head office has those that were sent
     * @param unsentLost operations on such rows that were not sent: nobody has them any more
     * @param unsentKept operations that were not sent and stay
     */
    record Losses(SortedMap<String, Long> rows, long unsentLost, long unsentKept) {}

    /**
     * What {@link #forget} would do; changes nothing. {@code storage.key-not-lost} when the key is there and fits; otherwise as of
     * {@link DatabaseOpener#open}.
     */
    Outcome<Losses> look(Path directory);

    /**
     * Drops what cannot be read any more and makes a new key. A key file that does not fit is put aside, not deleted. Ended without
     * warning, the same call does it once more. Problems as of {@link #look}.
     */
    Outcome<Losses> forget(Path directory);
}
