package org.evertill.sync.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.evertill.entity.CanonicalJson;

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

    /** What is hashed of an operation, its own hash not included: a JSON array in canonical form. */
    public static String canonical(Operation op) {
        var out = new StringBuilder(512);
        CanonicalJson.write(
                out,
                List.of(
                        op.seq(),
                        op.txn(),
                        op.id(),
                        op.table(),
                        op.entityId(),
                        op.scope(),
                        op.kind().name(),
                        op.before(),
                        op.after(),
                        op.context().counters(),
                        op.hlc().toString(),
                        op.userId(),
                        op.schemaVersion()));
        return out.toString();
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
