package org.evertill.sync.merge;

import java.util.List;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Lineage;

/**
 * One of a till's incarnations as head office knows it.
 *
 * @param baseHashes of each ancestor's last operation that belongs to the log
 * @param number 1 for the first; another one since the till's database was put back from a backup or copied
 * @param branched whether the till has more than one
 * @param lastSeq the newest operation of it, or the one behind which it begins
 * @param lastHash its hash, or the chain's genesis
 * @param lastTxn its local transaction, empty when that is not known
 */
public record Incarnation(
        Author author,
        List<String> baseHashes,
        int number,
        boolean branched,
        long lastSeq,
        String lastHash,
        String lastTxn) {

    /** A till's first one. */
    public static final int FIRST = 1;

    public Incarnation {
        baseHashes = List.copyOf(baseHashes);
    }

    /** The name under which head office keeps it. */
    public String id() {
        return author.replica();
    }

    /** The name of one of a till's incarnations: the till's own for the first. */
    public static String name(String till, int number) {
        return Lineage.name(till, number);
    }

    /** The operation behind which its own ones begin, 0 for a till's first one. */
    public long baseSeq() {
        return author.ancestors().isEmpty() ? 0 : author.ancestors().getLast().lastSeq();
    }

    /** The hash of that operation, or the chain's genesis. */
    public String baseHash() {
        return baseHashes.isEmpty() ? HashChain.genesis(id()) : baseHashes.getLast();
    }

    /** Whether it has operations of its own. */
    public boolean isBegun() {
        return lastSeq > baseSeq();
    }
}
