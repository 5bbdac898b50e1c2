package org.evertill.sync.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import org.evertill.entity.CanonicalJson;

/**
 * The checksum of one page of a PULL, the member {@code sum}: the SHA-256, in lower-case hex, of the UTF-8 text that
 * consists of one line per entry, in order, and one for the page, each a JSON array in canonical form and a line feed:
 *
 * <pre>
 * [scope,seq,table,id,version,deleted,gone,row]
 * [epoch,cursors,ackedSeq,more]
 * </pre>
 *
 * <p>Members that later versions add are not part of it, so that an older till can check what a newer head office sends.
 * It is taken entry by entry while a page is written or read. One thread.
 */
final class PageSum {

    private final MessageDigest digest;
    private final StringBuilder line = new StringBuilder(512);

    PageSum() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /**
     * The next entry.
     *
     * @param row the canonical text of its row, which the caller has at hand
     */
    void add(Pull.Entry entry, String row) {
        CanonicalJson.write(
                line,
                List.of(
                        entry.scope(),
                        entry.seq(),
                        entry.table(),
                        entry.id(),
                        entry.version(),
                        entry.deleted(),
                        entry.gone()));
        line.setCharAt(line.length() - 1, ',');
        line.append(row).append(']');
        endLine();
    }

    /** The sum, after the last entry. */
    String of(int epoch, SortedMap<String, Long> cursors, long ackedSeq, boolean more) {
        CanonicalJson.write(line, List.of(epoch, cursors, ackedSeq, more));
        endLine();
        return HexFormat.of().formatHex(digest.digest());
    }

    private void endLine() {
        line.append('\n');
        digest.update(line.toString().getBytes(StandardCharsets.UTF_8));
        line.setLength(0);
    }
}
