package org.evertill.storage.sqlite.internal;

import java.util.List;
import org.evertill.kernel.Hlc;

/**
 * Where the operation log stands.
 *
 * @param seq newest operation, 0 when none
 * @param hash its hash, or the chain's genesis; empty before the till is enrolled
 * @param hlc the newest reading of the clock that was logged
 */
record LogPosition(long seq, String hash, Hlc hlc) {

    static LogPosition read(Session session) {
        return session.first(
                        "SELECT last_seq, last_hash, last_hlc FROM replica_state",
                        List.of(),
                        r -> new LogPosition(r.getLong(1), r.getString(2), Hlc.parse(r.getString(3))))
                .orElseThrow();
    }

    /** For the witness. */
    Witness.Mark mark(int incarnation) {
        return new Witness.Mark(incarnation, seq, hash);
    }

    void write(Session session) {
        session.update(
                "UPDATE replica_state SET last_seq = ?, last_hash = ?, last_hlc = ? WHERE id = 1",
                seq,
                hash,
                hlc.toString());
    }
}
