package org.evertill.fiscal.reference.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;

/** The file of the chain: lines are only added, and each is on disk before it is answered. Not for two threads. */
final class Chain {

    private final Path file;
    private final Map<String, ChainLine> byId = new HashMap<>();
    private long count;
    private String last = ChainLine.BEGIN;

    /** Reads all of it; a last line that was cut short by a power cut is taken off, since nobody got its answer. */
    Chain(Path file) throws IOException {
        this.file = file;
        Files.createDirectories(file.toAbsolutePath().getParent());
        cutTornLine();
        walk(file, line -> {
            byId.put(line.record().id(), line);
            count = line.number();
            last = line.hash();
        });
    }

    long count() {
        return count;
    }

    String last() {
        return last;
    }

    Optional<ChainLine> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    void add(ChainLine line) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long end = channel.size();
            channel.position(end);
            var bytes = ByteBuffer.wrap((line.text() + "\n").getBytes(StandardCharsets.UTF_8));
            try {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            } catch (IOException e) {
                channel.truncate(end);
                throw e;
            }
        }
        byId.put(line.record().id(), line);
        count = line.number();
        last = line.hash();
    }

    /** Hands over each line as long as one follows the other; throws {@code fiscal.damaged} at the first that does not. */
    static void walk(Path file, Consumer<ChainLine> consumer) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        long number = 0;
        String before = ChainLine.BEGIN;
        try (var lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String raw = lines.readLine(); raw != null; raw = lines.readLine()) {
                var line =
                        ChainLine.parse(new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
                if (line.isEmpty() || !line.get().follows(before, number)) {
                    throw damaged(number + 1);
                }
                consumer.accept(line.get());
                number++;
                before = line.get().hash();
            }
        }
    }

    static ProblemException damaged(long number) {
        return new ProblemException(Problem.of(
                        "fiscal.damaged",
                        "The file of the fiscal device was changed: record " + number
                                + " is not what was signed. Keep the file as it is, and use another device.")
                .with("number", number));
    }

    private void cutTornLine() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = channel.size();
            var one = ByteBuffer.allocate(1);
            while (end > 0) {
                one.clear();
                channel.read(one, end - 1);
                if (one.get(0) == '\n') {
                    break;
                }
                end--;
            }
            if (end < channel.size()) {
                channel.truncate(end);
                channel.force(true);
            }
        }
    }
}
