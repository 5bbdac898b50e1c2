package org.evertill.devices.simulated;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a simulated terminal has done, in a file that outlives it: a line for each thing that happened, written through before it is
 * answered. One thread at a time.
 */
final class TerminalLedger implements AutoCloseable {

    private final FileChannel file;
    private final Map<String, Entry> entries = new HashMap<>();
    private int references;

    /**
     * What became of a request.
     *
     * @param kind {@code AUTHORISE} or {@code REFUND}; {@code NONE} when it never came
     * @param state {@code APPROVED}, {@code DECLINED} or {@code REVERSED}
     * @param original of a refund: the reference of what it gives back
     */
    record Entry(
            String id,
            String kind,
            String state,
            long minor,
            long tipMinor,
            String currency,
            String reference,
            String original) {

        long movedMinor() {
            if (!state.equals("APPROVED")) {
                return 0;
            }
            return kind.equals("REFUND") ? -minor : minor + tipMinor;
        }

        Entry with(String newState) {
            return new Entry(id, kind, newState, minor, tipMinor, currency, reference, original);
        }

        private String line() {
            return String.join(
                    "|", id, kind, state, Long.toString(minor), Long.toString(tipMinor), currency, reference, original);
        }

        private static Entry of(String line) {
            String[] parts = line.split("\\|", -1);
            return new Entry(
                    parts[0],
                    parts[1],
                    parts[2],
                    Long.parseLong(parts[3]),
                    Long.parseLong(parts[4]),
                    parts[5],
                    parts[6],
                    parts[7]);
        }
    }

    TerminalLedger(Path path) throws IOException {
        if (Files.exists(path)) {
            for (String line : Files.readAllLines(path)) {
                know(Entry.of(line));
            }
        }
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    Optional<Entry> find(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    /** What was approved and is called by a reference. */
    Optional<Entry> approved(String reference) {
        return entries.values().stream()
                .filter(entry -> entry.reference().equals(reference) && entry.movedMinor() > 0)
                .findFirst();
    }

    /** What was given back of a payment. */
    long givenBack(String reference) {
        return entries.values().stream()
                .filter(entry -> entry.original().equals(reference))
                .mapToLong(entry -> -entry.movedMinor())
                .sum();
    }

    /** What moved altogether. */
    long movedMinor() {
        return entries.values().stream().mapToLong(Entry::movedMinor).sum();
    }

    String nextReference() {
        return "T" + String.format(Locale.ROOT, "%06d", references + 1);
    }

    void write(Entry entry) throws IOException {
        file.write(ByteBuffer.wrap((entry.line() + "\n").getBytes(StandardCharsets.UTF_8)));
        file.force(true);
        know(entry);
    }

    private void know(Entry entry) {
        entries.put(entry.id(), entry);
        if (!entry.reference().isEmpty()) {
            references = Math.max(references, Integer.parseInt(entry.reference().substring(1)));
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
