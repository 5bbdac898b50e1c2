package org.evertill.domain;

import java.time.Instant;
import org.evertill.entity.Entity;
import org.evertill.entity.Entity.Nature;
import org.evertill.entity.Id;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.ScopePart;
import org.evertill.entity.ScopePart.Part;
import org.evertill.kernel.Nanoid;
import org.jspecify.annotations.Nullable;

/**
 * What a till signed of a sale or a refund when it was completed: a fact beside it, in the same transaction. Each names the entry before
 * it, so that the entries of a till are a chain.
 *
 * @param id the sale's
 * @param completedAt the sale's, so that both leave a till in one month
 * @param replica the till whose key signed, by the name of its first incarnation
 * @param previousId the till's entry before; null for the first that it ever wrote
 * @param digest SHA-256 in hex over the sale, its lines, payments and movements
 * @param marks short digests of parts of them, by which it can be named what is not as it was
 * @param publicKey of the key that signed
 * @param hash SHA-256 in hex over all of it but hash and signature
 * @param signature of the same, Ed25519 in base64url
 */
@Entity(table = "sale_journal", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT)
@Needs(value = "SELL", systems = "replay")
public record JournalEntry(
        @Id String id,
        @ScopePart(Part.STORE) String storeId,
        @ScopePart(Part.TIME) Instant completedAt,
        @Label("Register") String registerId,
        @Label("Till") String replica,
        @Label("Receipt series") String receiptSeries,
        @Label("Receipt number") long receiptNumber,
        @Label("Entry before") @Nullable String previousId,
        @Label("Hash of the entry before") @Nullable String previousHash,
        @Label("Digest") String digest,
        @Label("Marks") @MaxLength(200_000) String marks,
        @Label("Key") String publicKey,
        @Label("Hash") String hash,
        @Label("Signature") String signature) {

    /** The number of the receipt as it is printed. */
    public String receipt() {
        return new ReceiptNumber(registerId, receiptSeries, receiptNumber).toString();
    }

    /** A permission that no role holds: what head office tells is head office's to write. */
    static final String NOBODY = "headoffice.tells";

    /**
     * A key with which a till signs or signed, as head office tells all tills of the chain: by it they check what is on a receipt of another store.
     *
     * @param id the key's own, see {@link #idOf}
     * @param until when the till got another key or was shut out; null as long as it is good
     * @param shutOut whether the till was shut out with it: then nothing that it signed is believed
     */
    @Entity(table = "till_keys", scope = ScopeKind.CHAIN, inTraining = false)
    @Needs(NOBODY)
    public record Key(
            @Id String id,
            @Label("Till") String replica,
            @Label("Store") String storeId,
            @Label("Register") String registerId,
            @Label("Key") @MaxLength(1000) String publicKey,
            @Label("Since") Instant since,
            @Label("Until") @Nullable Instant until,
            @Label("Shut out") boolean shutOut) {

        /** The identifier of a key. */
        public static String idOf(String publicKey) {
            return Nanoid.derived("till_keys", publicKey);
        }
    }
}
