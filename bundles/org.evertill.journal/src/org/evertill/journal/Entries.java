package org.evertill.journal;

import java.util.Arrays;
import java.util.Optional;
import org.evertill.domain.JournalEntry;
import org.evertill.domain.Sale;
import org.evertill.entity.CanonicalJson;
import org.evertill.entity.ColumnType;
import org.evertill.sync.protocol.DeviceKey;

/** How a till writes its journal. Pure. */
public final class Entries {

    private static final String FORM = "evertill-journal-1";

    private Entries() {}

    /** An entry by its name and hash. */
    public record Link(String id, String hash) {}

    /**
     * The entry of a sale.
     *
     * @param rows of the same sale
     * @param replica the till's name
     * @param before the till's newest entry; empty for its first
     */
    public static JournalEntry next(Sale sale, SaleRows rows, String replica, Optional<Link> before, DeviceKey key) {
        var bare = new JournalEntry(
                sale.id(),
                sale.storeId(),
                sale.completedAt(),
                sale.registerId(),
                replica,
                sale.receiptSeries(),
                sale.receiptNumber(),
                before.map(Link::id).orElse(null),
                before.map(Link::hash).orElse(null),
                rows.digest(),
                Marks.text(Marks.of(rows)),
                key.publicKey(),
                "",
                "");
        String text = text(bare);
        return signed(bare, Sha256.hex(text), key.sign(text));
    }

    /** What is hashed and signed: everything but hash and signature. */
    static String text(JournalEntry entry) {
        var out = new StringBuilder(512);
        CanonicalJson.write(
                out,
                Arrays.asList(
                        FORM,
                        entry.id(),
                        entry.storeId(),
                        ColumnType.text(entry.completedAt()),
                        entry.registerId(),
                        entry.replica(),
                        entry.receiptSeries(),
                        entry.receiptNumber(),
                        entry.previousId(),
                        entry.previousHash(),
                        entry.digest(),
                        entry.marks(),
                        entry.publicKey()));
        return out.toString();
    }

    private static JournalEntry signed(JournalEntry bare, String hash, String signature) {
        return new JournalEntry(
                bare.id(),
                bare.storeId(),
                bare.completedAt(),
                bare.registerId(),
                bare.replica(),
                bare.receiptSeries(),
                bare.receiptNumber(),
                bare.previousId(),
                bare.previousHash(),
                bare.digest(),
                bare.marks(),
                bare.publicKey(),
                hash,
                signature);
    }
}
