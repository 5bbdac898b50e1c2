package org.evertill.storage.sqlite.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small file beside the database that says where the log stands, so that a till notices by itself, without head office, that
 * its database is not the one it wrote last. It has two places: one for what is committed, one for what is about to be. It goes to the
 * disk beside the transaction, and both are there before anybody hears of the commit; so after a power cut either may be one step
 * behind the other. A place that a power cut spoilt counts as empty. Used under the writer's turn.
 */
public final class Witness implements Writer.Ending, AutoCloseable {

    /** The file in the data directory. */
    static final String FILE = "till.witness";

    private static final Logger LOG = LoggerFactory.getLogger(Witness.class);
    private static final int SLOT_BYTES = 256;
    private static final int SLOTS = 2;
    private static final String FORMAT = "evertill-witness-1";

    private final Plate plate;
    private final boolean fresh;
    private final String place;
    private int committed;
    private @Nullable Mark prepared;
    private @Nullable Forced forced;

    private Witness(Plate plate, boolean fresh, String place) {
        this.plate = plate;
        this.fresh = fresh;
        this.place = place;
    }

    /** What it is written on. */
    public interface Plate {

        /** What stands at a position; less than was asked for where it ends. */
        byte[] read(long position, int bytes) throws IOException;

        void write(long position, byte[] bytes) throws IOException;

        /** All that was written is on the disk when this returns. */
        void force() throws IOException;

        /** The same, begun at once and waited for later. */
        Forced forceBeside();

        long size() throws IOException;

        void close() throws IOException;
    }

    /** What is on its way to the disk. */
    public interface Forced {

        /** It is there when this returns; an interruption does not cut it short. */
        void await() throws IOException;
    }

    /**
     * Where a log stands.
     *
     * @param seq the newest operation, 0 when there is none
     */
    public record Mark(int incarnation, long seq, String hash) {}

    /**
     * What a database says at opening.
     *
     * @param before where its log stood before the newest transaction in it; empty when that is not known any more
     * @param witnessed whether it has had a witness
     */
    public record Claim(Mark mark, Optional<Mark> before, boolean witnessed) {}

    /** What a database turns out to be at opening. */
    public enum Finding {
        /** The one that was written here last. */
        AS_IT_WAS,
        /** One that never had a witness. */
        NEW,
        /** One that was put back from a backup, or copied, as far as anybody can tell. */
        ANOTHER
    }

    /** A mark, and where the file was when it was written. */
    private record Slot(Mark mark, String place) {}

    static Witness open(Path file) throws IOException {
        OwnerOnly.create(file);
        var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return on(new WitnessFile(channel), MachinePlace.of(file));
    }

    /**
     * On anything.
     *
     * @param place where it is, a word without spaces
     */
    public static Witness on(Plate plate, String place) throws IOException {
        return new Witness(plate, plate.size() == 0, place);
    }

    /** Whether there was none. */
    boolean isFresh() {
        return fresh;
    }

    /** What a database is; when it is not as it was, {@link #begin} has to follow. */
    public Finding look(Claim claim) throws IOException {
        if (agrees(claim.mark) || isOneStepAhead(claim)) {
            return Finding.AS_IT_WAS;
        }
        return !claim.witnessed && fresh ? Finding.NEW : Finding.ANOTHER;
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

    /** Whether the power went when the newest transaction was on the disk already, and the witness of it was not; then it says it. */
    private boolean isOneStepAhead(Claim claim) throws IOException {
        if (claim.before.isEmpty() || !agrees(claim.before.get())) {
            return false;
        }
        begin(claim.mark);
        return true;
    }

    /** Notes what is about to be committed; it is on the disk when this returns. */
    public void prepare(Mark next) {
        prepareBeside(next);
        settle();
    }

    /** Notes what is about to be committed; it is on the disk when {@link #committed} returns, or the next transaction is refused. */
    public void prepareBeside(Mark next) {
        settle();
        write(1 - committed, next, false);
        prepared = next;
        forced = plate.forceBeside();
    }

    /** What is on its way arrives, if not by itself then by another try. */
    private void settle() {
        var onItsWay = forced;
        if (onItsWay == null) {
            return;
        }
        try {
            onItsWay.await();
        } catch (IOException e) {
            LOG.warn("the witness is not on the disk yet", e);
            force();
        }
        forced = null;
    }

    /** The older place says it too, so that what it said is not mistaken for something to go on from. */
    @Override
    public void committed() {
        var now = prepared;
        if (now == null) {
            return;
        }
        prepared = null;
        committed = 1 - committed;
        try {
            settle();
            write(1 - committed, now, false);
        } catch (ProblemException e) {
            // What is committed must not look as if it had failed. The next transaction tries again, and fails in time.
            LOG.warn("the witness of a transaction that is committed cannot be written", e);
        }
    }

    @Override
    public void rolledBack() {
        prepared = null;
    }

    /** Says it anew in both places. */
    public void begin(Mark now) {
        write(0, now, true);
        write(1, now, true);
    }

    private Optional<Slot> read(int index) throws IOException {
        var words = new String(plate.read((long) index * SLOT_BYTES, SLOT_BYTES), StandardCharsets.UTF_8)
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
        try {
            plate.write((long) index * SLOT_BYTES, bytes.array());
        } catch (IOException e) {
            throw new ProblemException(unwritable(e.getMessage()), e);
        }
        if (onDisk) {
            force();
        }
    }

    private void force() {
        try {
            plate.force();
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
            plate.close();
        } catch (IOException e) {
            throw new ProblemException(unwritable(e.getMessage()), e);
        }
    }
}
