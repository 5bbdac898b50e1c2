package org.evertill.storage.sqlite.internal;

import java.util.List;

/**
 * Where the operation log begins: what stood before has been taken out of it, safe at head office.
 *
 * @param seq the newest operation taken out, 0 while the log is whole
 * @param hash its hash, on which the chain goes on; empty while the log is whole
 */
record LogBase(long seq, String hash) {

    static LogBase read(Session session) {
        return session.first(
                        "SELECT base_seq, base_hash FROM replica_state",
                        List.of(),
                        r -> new LogBase(r.getLong(1), r.getString(2)))
                .orElseThrow();
    }

    void write(Session session) {
        session.update("UPDATE replica_state SET base_seq = ?, base_hash = ? WHERE id = 1", seq, hash);
    }
}
