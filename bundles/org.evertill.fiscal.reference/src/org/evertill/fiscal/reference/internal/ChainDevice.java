package org.evertill.fiscal.reference.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.evertill.fiscal.DeviceSignature;
import org.evertill.fiscal.FiscalDevice;
import org.evertill.fiscal.FiscalRecord;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/** A device in a directory: {@code chain.tsv}, {@code key}, and {@code out-of-order} with the reason while it does not work. */
final class ChainDevice implements FiscalDevice {

    static final String NAME = "reference";

    private final Path directory;
    private final Clock clock;
    private @Nullable Chain chain;
    private @Nullable Keys keys;

    ChainDevice(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public synchronized Answer sign(FiscalRecord record) {
        try {
            if (Files.exists(switchFile())) {
                return new Answer.OutOfOrder(Files.readString(switchFile()).strip());
            }
            var open = open();
            var own = keys();
            var done = open.find(record.id());
            if (done.isPresent()) {
                return signed(done.get(), own);
            }
            var line = next(open, own, record);
            open.add(line);
            return signed(line, own);
        } catch (ProblemException e) {
            return new Answer.OutOfOrder(e.problem().message());
        } catch (IOException | GeneralSecurityException e) {
            chain = null;
            return new Answer.OutOfOrder(
                    "its files cannot be used: " + e.getClass().getSimpleName());
        }
    }

    private ChainLine next(Chain open, Keys own, FiscalRecord record) throws GeneralSecurityException {
        var started = now();
        long number = open.count() + 1;
        String hash = ChainLine.hash(open.last(), number, record, started, started);
        return new ChainLine(number, record, started, started, hash, own.sign(hash));
    }

    private static Answer signed(ChainLine line, Keys own) throws GeneralSecurityException {
        return new Answer.Signed(new DeviceSignature(
                own.serial(),
                line.number(),
                line.number(),
                line.started(),
                line.finished(),
                Keys.ALGORITHM,
                own.publicKey(),
                line.signature()));
    }

    @Override
    public synchronized Outcome<Long> verify() {
        try {
            return Outcome.ok((long) checked().size());
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        } catch (IOException | GeneralSecurityException e) {
            return unreadable();
        }
    }

    @Override
    public synchronized Outcome<List<Path>> export(Path target) {
        try {
            return Outcome.ok(ChainExport.write(checked(), keys(), target));
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        } catch (IOException | GeneralSecurityException e) {
            return unreadable();
        }
    }

    /** Each line, from the file, with its signature checked. */
    private List<ChainLine> checked() throws IOException, GeneralSecurityException {
        var own = keys();
        var lines = new ArrayList<ChainLine>();
        Chain.walk(chainFile(), line -> {
            if (!own.isSigned(line)) {
                throw Chain.damaged(line.number());
            }
            lines.add(line);
        });
        if (chain != null && chain.count() != lines.size()) {
            throw Chain.damaged(lines.size() + 1L);
        }
        return lines;
    }

    /** From now on it does not work, for a reason. */
    void off(String reason) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(switchFile(), reason);
    }

    /** From now on it works. */
    void on() throws IOException {
        Files.deleteIfExists(switchFile());
    }

    Path chainFile() {
        return directory.resolve("chain.tsv");
    }

    private Path switchFile() {
        return directory.resolve("out-of-order");
    }

    private Chain open() throws IOException {
        var open = chain;
        if (open == null) {
            open = new Chain(chainFile());
            chain = open;
        }
        return open;
    }

    private Keys keys() throws IOException, GeneralSecurityException {
        var own = keys;
        if (own == null) {
            own = Keys.of(directory.resolve("key"));
            keys = own;
        }
        return own;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static <T> Outcome<T> unreadable() {
        return Outcome.failed(
                "fiscal.no-export",
                "The files of the fiscal device cannot be read, or the export cannot be written. See to the disk and the"
                        + " rights of the directory.");
    }
}
