package org.evertill.storage.sqlite.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.storage.sqlite.KeyRing;
import org.evertill.storage.sqlite.KeyStore;
import org.evertill.storage.sqlite.MasterKey;

/**
 * Keys in the file {@code till.key} of the data directory, which only its owner can read: a line that says what it is, a line
 * for each key, and a sum of them, by which a file is noticed that was cut short.
 */
public final class FileKeyStore implements KeyStore {

    /** The file in the data directory. */
    static final String FILE = "till.key";

    private static final String FIRST_LINE = "evertill till key 1";
    private static final String KEY = "key ";
    private static final String SUM = "sum ";

    /** Far beyond what two keys need. */
    private static final int MAX_BYTES = 10_000;

    @Override
    public Outcome<KeyRing> load(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                return Outcome.ok(KeyRing.NONE);
            }
            if (Files.size(file) > MAX_BYTES) {
                return Outcome.failed(damaged(file));
            }
            var text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return parsed(text).<Outcome<KeyRing>>map(Outcome::ok).orElseGet(() -> Outcome.failed(damaged(file)));
        } catch (IOException e) {
            return Outcome.failed(SqlProblems.of(e, file));
        }
    }

    @Override
    public Outcome<KeyRing> keep(Path directory, KeyRing keys) {
        Path file = directory.resolve(FILE);
        Path unfinished = directory.resolve(FILE + ".part");
        try {
            Files.deleteIfExists(unfinished);
            OwnerOnly.create(unfinished);
            try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(text(keys).getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Backup.forceDirectory(directory.toAbsolutePath());
            return Outcome.ok(keys);
        } catch (IOException e) {
            return Outcome.failed(SqlProblems.of(e, file));
        }
    }

    @Override
    public Outcome<KeyRing> replace(Path directory, KeyRing keys) {
        Path file = directory.resolve(FILE);
        try {
            if (Files.exists(file)) {
                Files.move(file, free(directory));
            }
            return keep(directory, keys);
        } catch (IOException e) {
            return Outcome.failed(SqlProblems.of(e, file));
        }
    }

    /** A name beside the key file that nothing has yet. */
    private static Path free(Path directory) {
        int n = 1;
        while (Files.exists(directory.resolve(FILE + ".unfit-" + n))) {
            n++;
        }
        return directory.resolve(FILE + ".unfit-" + n);
    }

    private static String text(KeyRing keys) {
        var text = new StringBuilder(FIRST_LINE).append('\n');
        keys.keys()
                .forEach(key -> text.append(KEY)
                        .append(HexFormat.of().formatHex(key.bytes()))
                        .append('\n'));
        return text + SUM + sum(text.toString()) + '\n';
    }

    private static Optional<KeyRing> parsed(String text) {
        int sumAt = text.lastIndexOf(SUM);
        if (sumAt < 0 || !text.startsWith(FIRST_LINE + "\n")) {
            return Optional.empty();
        }
        String before = text.substring(0, sumAt);
        if (!text.substring(sumAt + SUM.length()).strip().equals(sum(before))) {
            return Optional.empty();
        }
        List<MasterKey> keys = new ArrayList<>();
        before.lines()
                .skip(1)
                .forEach(line -> keys.add(MasterKey.of(HexFormat.of().parseHex(line.substring(KEY.length())))));
        return Optional.of(new KeyRing(keys));
    }

    private static String sum(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static Problem damaged(Path file) {
        return KeyCheck.wrong("the key file was cut short or changed").with("path", file);
    }
}
