package org.evertill.fiscal.reference.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.evertill.fiscal.FiscalRecord;
import org.evertill.fiscal.FiscalRecord.Kind;

/**
 * A line of the chain: what was signed, the hash of it and of all before it, and the signature of that hash.
 *
 * @param number which one, from 1; transaction number and signature counter at once
 * @param hash of the previous line's hash and this line's fields, in hex
 * @param signature of the hash, Base64
 */
record ChainLine(long number, FiscalRecord record, Instant started, Instant finished, String hash, String signature) {

    /** Before the first line. */
    static final String BEGIN = "0".repeat(64);

    /** The fields by name, in their order in the file. */
    static final List<String> NAMES = List.of(
            "number",
            "id",
            "kind",
            "register",
            "document",
            "at",
            "started",
            "finished",
            "process_type",
            "process_data",
            "hash",
            "signature");

    private static final String SEPARATOR = "\t";

    static String hash(String before, long number, FiscalRecord record, Instant started, Instant finished) {
        String body = before + SEPARATOR + String.join(SEPARATOR, fields(number, record, started, finished));
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it follows a line. */
    boolean follows(String before, long numberBefore) {
        return number == numberBefore + 1 && hash.equals(hash(before, number, record, started, finished));
    }

    /** All fields in the order of {@link #NAMES}. */
    List<String> values() {
        var values = new ArrayList<>(fields(number, record, started, finished));
        values.add(hash);
        values.add(signature);
        return values;
    }

    String text() {
        return String.join(SEPARATOR, values());
    }

    /** Empty for what is no line. */
    static Optional<ChainLine> parse(String text) {
        String[] part = text.split(SEPARATOR, -1);
        if (part.length != NAMES.size()) {
            return Optional.empty();
        }
        try {
            var record = new FiscalRecord(
                    part[1], Kind.valueOf(part[2]), part[3], part[4], Instant.parse(part[5]), part[8], part[9]);
            var line = new ChainLine(
                    Long.parseLong(part[0]),
                    record,
                    Instant.parse(part[6]),
                    Instant.parse(part[7]),
                    part[10],
                    part[11]);
            return line.text().equals(text) ? Optional.of(line) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static List<String> fields(long number, FiscalRecord record, Instant started, Instant finished) {
        return List.of(
                Long.toString(number),
                record.id(),
                record.kind().name(),
                record.registerId(),
                record.document(),
                record.at().toString(),
                started.toString(),
                finished.toString(),
                record.processType(),
                record.processData());
    }
}
