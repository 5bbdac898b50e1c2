package org.evertill.sync.protocol;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.evertill.entity.CanonicalJson;
import org.evertill.entity.RowJson;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.VersionVector;

/**
 * The tamper-evident chain over a replica's operations: {@code hash_n = SHA-256(hash_{n-1} ‖ canonical(op_n))}, in
 * lower-case hex.
 */
public final class HashChain {

    private HashChain() {}

    /** The hash that stands before a replica's first operation. */
    public static String genesis(String replica) {
        return sha256("evertill:" + replica);
    }

    /** The hash of an operation that follows the one with the given hash; the operation's own hash is not looked at. */
    public static String next(String previousHash, Operation operation) {
        return next(previousHash, canonical(operation));
    }

    /** The same, of an operation's canonical text. */
    public static String next(String previousHash, String canonical) {
        return sha256(previousHash + canonical);
    }

    /**
     * Whether an operation stands behind the one with the given hash: of one that is not as it was made only its place is known,
     * and its hash is the one that those behind it name.
     */
    public static boolean follows(String previousHash, Operation operation) {
        return operation.isWhole()
                ? next(previousHash, operation).equals(operation.hash())
                : operation.hash().matches("[0-9a-f]{64}");
    }

    /** What is hashed of an operation, its own hash not included: a JSON array in canonical form. */
    public static String canonical(Operation op) {
        return canonical(op, CanonicalJson.of(op.before()), CanonicalJson.of(op.after()));
    }

    /** The same for whoever has the canonical texts of what was before and after, which are the most of it. */
    public static String canonical(Operation op, String before, String after) {
        var out = new StringBuilder(before.length() + after.length() + 256).append('[');
        List.of(
                        op.seq(),
                        op.txn(),
                        op.id(),
                        op.table(),
                        op.entityId(),
                        op.scope(),
                        op.kind().name())
                .forEach(value -> write(out, value));
        out.append(before).append(',').append(after).append(',');
        List.of(op.context().counters(), op.hlc().toString(), op.userId()).forEach(value -> write(out, value));
        CanonicalJson.write(out, op.schemaVersion());
        return out.append(']').toString();
    }

    /**
     * The operation of which a text is the {@link #canonical} one.
     *
     * @param hash the operation's own
     * @throws IllegalArgumentException when the text is something else
     */
    public static Operation operation(String canonical, String hash) {
        var in = new JsonReader(new StringReader(canonical));
        in.setStrictness(Strictness.STRICT);
        try {
            in.beginArray();
            var op = new Operation(
                    in.nextLong(),
                    in.nextString(),
                    in.nextString(),
                    in.nextString(),
                    in.nextString(),
                    in.nextString(),
                    OperationKind.valueOf(in.nextString()),
                    RowJson.read(in),
                    RowJson.read(in),
                    context(in),
                    Hlc.parse(in.nextString()),
                    in.nextString(),
                    in.nextInt(),
                    hash);
            in.endArray();
            return op;
        } catch (IOException | IllegalStateException e) {
            throw new IllegalArgumentException("this is no operation: " + e.getMessage(), e);
        }
    }

    private static VersionVector context(JsonReader in) throws IOException {
        var counters = new TreeMap<String, Long>();
        in.beginObject();
        while (in.hasNext()) {
            counters.put(in.nextName(), in.nextLong());
        }
        in.endObject();
        return VersionVector.of(counters);
    }

    private static void write(StringBuilder out, Object value) {
        CanonicalJson.write(out, value);
        out.append(',');
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
