package org.evertill.storage.sqlite.internal;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.evertill.storage.TillIdentity;

/** The row that says what this till is. */
final class Identities {

    private Identities() {}

    static Optional<TillIdentity> read(Session session) {
        return session.first(
                "SELECT replica, incarnation, chain_name, store_id, register_id, series, head_office, token"
                        + " FROM till_identity",
                List.of(),
                r -> new TillIdentity(
                        r.getString(1),
                        r.getInt(2),
                        r.getString(3),
                        r.getString(4),
                        r.getString(5),
                        r.getString(6),
                        URI.create(r.getString(7)),
                        r.getString(8)));
    }

    /** The same till as another incarnation, with receipts of another series. */
    static void goOnAs(Session session, int incarnation, String series) {
        session.update("UPDATE till_identity SET incarnation = ?, series = ?", incarnation, series);
    }

    static void write(Session session, TillIdentity identity) {
        session.update(
                "INSERT INTO till_identity VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)",
                identity.replica(),
                identity.incarnation(),
                identity.chainName(),
                identity.storeId(),
                identity.registerId(),
                identity.series(),
                identity.headOffice().toString(),
                identity.token());
    }
}
