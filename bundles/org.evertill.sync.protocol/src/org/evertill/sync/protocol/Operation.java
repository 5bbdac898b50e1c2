package org.evertill.sync.protocol;

import java.util.Objects;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.VersionVector;

/**
 * One change of one row, as the replica that made it logged it. Never altered once logged.
 *
 * @param seq dense per replica, from 1
 * @param txn shared by the operations of one local transaction, which is never split
 * @param id the operation's own identifier, made before the first send
 * @param scope the row's scope after the change
 * @param before the touched columns as they were; empty for an INSERT
 * @param after the touched columns as they are; all columns for an INSERT, empty for a DELETE
 * @param context what the author had seen of the row: head office's version, the author's own newest operation on it
 * @param userId who did it: a member of staff, or {@code system:…}
 * @param schemaVersion the version of the entity's description that the author used
 * @param hash hex SHA-256 over the previous operation's hash and this operation as it was made, see {@link HashChain}
 * @param contents whether it still is as it was made, so that its hash can be taken anew
 */
public record Operation(
        long seq,
        String txn,
        String id,
        String table,
        String entityId,
        String scope,
        OperationKind kind,
        Row before,
        Row after,
        VersionVector context,
        Hlc hlc,
        String userId,
        int schemaVersion,
        String hash,
        Contents contents) {

    /** What has become of an operation's values (decision 30). Its place in the chain stays, whatever it is. */
    public enum Contents {
        /** They are as they were made. */
        WHOLE,
        /** The till cannot read them any more since its key is lost; {@code before} and {@code after} are empty. */
        LOST,
        /** A person's data was erased, and words without meaning stand in its place. */
        ERASED
    }

    /** One that is as it was made. */
    public Operation(
            long seq,
            String txn,
            String id,
            String table,
            String entityId,
            String scope,
            OperationKind kind,
            Row before,
            Row after,
            VersionVector context,
            Hlc hlc,
            String userId,
            int schemaVersion,
            String hash) {
        this(
                seq,
                txn,
                id,
                table,
                entityId,
                scope,
                kind,
                before,
                after,
                context,
                hlc,
                userId,
                schemaVersion,
                hash,
                Contents.WHOLE);
    }

    public Operation {
        if (seq < 1) {
            throw new IllegalArgumentException("operations are counted from 1, not " + seq);
        }
        Objects.requireNonNull(hash, "hash");
    }

    /** The same operation with its place in the chain. */
    public Operation withHash(String newHash) {
        return with(before, after, newHash, contents);
    }

    /** The same operation with other values, at its place in the chain. */
    public Operation with(Row otherBefore, Row otherAfter, Contents otherContents) {
        return with(otherBefore, otherAfter, hash, otherContents);
    }

    /** Whether its hash can be taken anew. */
    public boolean isWhole() {
        return contents == Contents.WHOLE;
    }

    private Operation with(Row otherBefore, Row otherAfter, String otherHash, Contents otherContents) {
        return new Operation(
                seq,
                txn,
                id,
                table,
                entityId,
                scope,
                kind,
                otherBefore,
                otherAfter,
                context,
                hlc,
                userId,
                schemaVersion,
                otherHash,
                otherContents);
    }
}
