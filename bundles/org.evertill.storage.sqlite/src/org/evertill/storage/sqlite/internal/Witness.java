package org.evertill.storage.sqlite.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A small file beside the database that says where the log stands, so that a till notices by itself, without head office, that
 * its database is not the one it wrote last. It is on the disk before a transaction commits, and has two places: one for what is
 * committed, one for what is about to be. A place that a power cut spoilt counts as empty. Used under the writer's turn.
 */
final class Witness implements Writer.Ending, AutoCloseable {

    /** The file in the data directory. */
    static final String FILE = "till.witness";

    private static final int SLOT_BYTES = 256;
    private static final int SLOTS = 2;
    private static final String FORMAT = "evertill-witness-1";

    private final FileChannel channel;
    private final boolean fresh;
    private final String place;
    private int committed;
    private @Nullable Mark prepared;

    private Witness(FileChannel channel, boolean fresh, String place) {
        this.channel = channel;
        this.fresh = fresh;
        this.place = place;
    }

    /**
     * Where a log stands.
     *
     * @param seq the newest operation, 0 when there is none
     */
    record Mark(int incarnation, long seq, String hash) {}

    /** A mark, and where the file was when it was written. */
    private record Slot(Mark mark, String place) {}

    static Witness open(Path file) throws IOException {
        boolean fresh = !Files.exists(file) || Files.size(file) == 0;
        OwnerOnly.create(file);
        var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new Witness(channel, fresh, MachinePlace.of(file));
    }

    /** Whether there was none. */
    boolean isFresh() {
        return fresh;
    }

    /** Whether the file says, here on this machine, that the log ends as the database's does; then both places say it. */
    boolean agrees(Mark database) throws IOException {
        var there = new Slot(database, place);
        for (int i = 0; i < SLOTS; i++) {
            if (read(i).filter(there::equals).isPresent()) {
                committed = i;
                if (read(1 - i).filter(there::equals).isEmpty()) {
                    write(1 - i, database, true);
                }
                return true;
            }
        }
        return false;
    }

    /** Notes what is about to be committed; it is on the disk when this returns. */
    void prepare(Mark next) {
        write(1 - committed, next, true);
        prepared = next;
    }

    /** The older place says it too, so that what it said is not mistaken for something to go on from. */
    @Override
    public void committed() {
        var now = prepared;
        if (now != null) {
            prepared = null;
            committed = 1 - committed;
            write(1 - committed, now, false);
        }
    }

    @Override
    public void rolledBack() {
        prepared = null;
    }

    /** Says it anew in both places. */
    void begin(Mark now) {
        write(0, now, true);
        write(1, now, true);
    }

    private Optional<Slot> read(int index) throws IOException {
        var bytes = ByteBuffer.allocate(SLOT_BYTES);
        while (bytes.hasRemaining() && channel.read(bytes, (long) index * SLOT_BYTES + bytes.position()) > 0) {
            // until the place is read or the file ends
        }
        var words = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                .strip()
                .split(" ");
        return parse(words);
    }

    private static Optional<Slot> parse(String[] words) {
        if (words.length != 6 || !words[0].equals(FORMAT)) {
            return Optional.empty();
        }
        String text = String.join(" ", words[0], words[1], words[2], words[3], words[4]);
        if (!words[5].equals(sum(text))) {
            return Optional.empty();
        }
        var mark = new Mark(Integer.parseInt(words[1]), Long.parseLong(words[2]), words[3]);
        return Optional.of(new Slot(mark, words[4]));
    }

    private void write(int index, Mark mark, boolean onDisk) {
        String text = String.join(
                " ", FORMAT, Integer.toString(mark.incarnation()), Long.toString(mark.seq()), mark.hash(), place);
        byte[] line = (text + " " + sum(text)).getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(SLOT_BYTES);
        bytes.put(line);
        while (bytes.position() < SLOT_BYTES) {
            bytes.put((byte) (bytes.position() == SLOT_BYTES - 1 ? '\n' : ' '));
        }
        bytes.flip();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes, (long) index * SLOT_BYTES + bytes.position());
            }
            if (onDisk) {
                channel.force(false);
            }
        } catch (IOException e) {
            throw new ProblemException(unwritable(e.getMessage()), e);
        }
    }

    private static Problem unwritable(@Nullable String reason) {
        return Problem.of(
                        "storage.witness",
                        "The file " + FILE
                                + " beside the database cannot be written, so nothing was saved. Look whether the"
                                + " disk is full or the file is write-protected, then do it again.")
                .with("reason", String.valueOf(reason));
    }

    private static String sum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new ProblemException(unwritable(e.getMessage()), e);
        }
    }
}
