package org.evertill.storage;

import java.util.function.LongConsumer;
import org.evertill.kernel.Outcome;

/** Changes the key with which sensitive values of the open till's database are encrypted; a service. Any thread. */
public interface KeyRotation {

    /**
     * Makes a new key and encrypts all sensitive values with it, in short transactions; then the old key goes. Ended without
     * warning, the till opens as ever, and the same call goes on with the key that it had made. Backups of before open only with
     * the key of before.
     *
     * @param progress hears how many rows were looked at so far
     * @return how many rows were looked at; {@code storage.key-missing}, {@code storage.key-wrong} when the key went meanwhile
     */
    Outcome<Long> rotate(LongConsumer progress);
}
