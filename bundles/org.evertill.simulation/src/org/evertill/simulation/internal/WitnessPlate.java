package org.evertill.simulation.internal;

import java.util.Arrays;
import java.util.List;
import org.evertill.storage.sqlite.internal.Witness;

/**
 * What a witness is written on: a file on a disk that loses power. What was not forced yet may be on it, may not, and may be on it
 * in part.
 */
final class WitnessPlate implements Witness.Plate {

    private static final int SECTOR = 256;

    private final Dice dice;
    private final Runnable statement;
    private byte[] safe = new byte[0];
    private byte[] written = new byte[0];

    /**
     * @param statement something reaches the disk, unless the power goes now
     */
    WitnessPlate(Dice dice, Runnable statement) {
        this.dice = dice;
        this.statement = statement;
    }

    @Override
    public byte[] read(long position, int bytes) {
        int from = Math.min((int) position, written.length);
        return Arrays.copyOfRange(written, from, Math.min(from + bytes, written.length));
    }

    @Override
    public void write(long position, byte[] bytes) {
        try {
            statement.run();
        } catch (Crash e) {
            put((int) position, bytes, dice.below(bytes.length + 1));
            throw e;
        }
        put((int) position, bytes, bytes.length);
    }

    private void put(int position, byte[] bytes, int count) {
        written = Arrays.copyOf(written, Math.max(written.length, position + bytes.length));
        System.arraycopy(bytes, 0, written, position, count);
    }

    @Override
    public void force() {
        statement.run();
        safe = written.clone();
    }

    /** Before the transaction is on the disk, or behind it. */
    @Override
    public Witness.Forced forceBeside() {
        if (dice.below(2) == 0) {
            force();
            return () -> {};
        }
        return this::force;
    }

    @Override
    public long size() {
        return written.length;
    }

    @Override
    public void close() {
        // There is nothing to close.
    }

    /** The power was away: of what was not forced, each sector is as it was, as it was to be, or half and half. */
    void losePower() {
        byte[] found = written.clone();
        for (int at = 0; at < found.length; at += SECTOR) {
            int kept = dice.of(List.of(0, SECTOR / 2, SECTOR));
            for (int i = at + kept; i < Math.min(at + SECTOR, found.length); i++) {
                found[i] = i < safe.length ? safe[i] : 0;
            }
        }
        written = found;
        safe = found.clone();
    }

    /** The till was switched off as it should be. */
    void rest() {
        safe = written.clone();
    }

    byte[] bytes() {
        return written.clone();
    }

    /** Another file in its place; empty for none. */
    void replace(byte[] bytes) {
        written = bytes.clone();
        safe = bytes.clone();
    }

    /** Spoils one of the places. */
    void spoil(int place) {
        for (int i = place * SECTOR + SECTOR / 3; i < Math.min((place + 1) * SECTOR, written.length); i++) {
            written[i] = 0;
        }
        safe = written.clone();
    }
}
