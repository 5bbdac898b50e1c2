package org.evertill.storage.sqlite.internal;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.ServerKey;

/** The row that says what this till is. */
final class Identities {

    /** The place of what is secret in it, and the column. */
    static final String TABLE = "till_identity";

    static final String SECRET = "secret";
    static final String ID = "1";
    static final String SECRET_COLUMN = "device_key";

    /** The place of the former keys: public, and sealed so that nobody without the till's key file adds one of his own. */
    private static final String FORMER = "former_keys";

    private Identities() {}

    static Optional<TillIdentity> read(Session session) {
        return session.first(
                "SELECT replica, incarnation, chain_name, store_id, register_id, series, head_office, device_key, server_keys,"
                        + " former_keys FROM till_identity",
                List.of(),
                r -> new TillIdentity(
                        r.getString(1),
                        r.getInt(2),
                        r.getString(3),
                        r.getString(4),
                        r.getString(5),
                        r.getString(6),
                        URI.create(r.getString(7)),
                        DeviceKey.of(secret(session.vault(), r.getString(8))),
                        keys(r.getString(9)),
                        words(former(session.vault(), r.getString(10)))));
    }

    /** The same till as another incarnation, with receipts of another series. */
    static void goOnAs(Session session, int incarnation, String series) {
        session.update("UPDATE till_identity SET incarnation = ?, series = ?", incarnation, series);
    }

    static void write(Session session, TillIdentity identity) {
        session.update(
                "INSERT INTO till_identity (id, replica, incarnation, chain_name, store_id, register_id, series, head_office,"
                        + " device_key, server_keys) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                identity.replica(),
                identity.incarnation(),
                identity.chainName(),
                identity.storeId(),
                identity.registerId(),
                identity.series(),
                identity.headOffice().toString(),
                sealed(session, identity),
                text(identity.serverKeys()));
    }

    /** The same till with another key, at a head office that may have moved. */
    static void know(Session session, TillIdentity again) {
        var former = read(session).orElseThrow().keysSoFar().stream()
                .filter(key -> !key.equals(again.key().publicKey()))
                .distinct()
                .toList();
        session.update(
                "UPDATE till_identity SET chain_name = ?, head_office = ?, device_key = ?, server_keys = ?",
                again.chainName(),
                again.headOffice().toString(),
                sealed(session, again),
                text(again.serverKeys()));
        formerKeysAre(session, former);
    }

    /** What the till had signed with these keys stays its own; of very many the newest. */
    static void formerKeysAre(Session session, List<String> keys) {
        int most = Enrolment.Known.MAX_KEYS - 1;
        var kept = keys.subList(Math.max(0, keys.size() - most), keys.size());
        session.update(
                "UPDATE till_identity SET former_keys = ?",
                session.vault().seal(TABLE, FORMER, ID, String.join(" ", kept)));
    }

    static void headOfficeIsKnownBy(Session session, List<ServerKey> keys) {
        session.update("UPDATE till_identity SET server_keys = ?", text(keys));
    }

    /** A till that was enrolled before there were keys gets one that head office does not know: it is enrolled once more then. */
    static void keyed(Session session, WriteGuard guard) {
        if (session.number("SELECT count(*) FROM till_identity WHERE device_key = ''") > 0) {
            guard.open();
            session.update(
                    "UPDATE till_identity SET device_key = ?",
                    session.vault().seal(TABLE, SECRET, ID, DeviceKey.make().text()));
        }
    }

    private static String text(List<ServerKey> keys) {
        return keys.stream().map(ServerKey::sha256).collect(Collectors.joining(" "));
    }

    private static List<ServerKey> keys(String text) {
        return words(text).stream().map(ServerKey::new).toList();
    }

    private static List<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    private static String sealed(Session session, TillIdentity identity) {
        return session.vault().seal(TABLE, SECRET, ID, identity.key().text());
    }

    /** Seals what is secret with the key that seals now. */
    static void seal(Session session) {
        String select = "SELECT " + SECRET_COLUMN + " FROM till_identity";
        session.first(select, List.of(), row -> row.getString(1))
                .filter(kept -> !kept.isEmpty())
                .ifPresent(kept -> {
                    String plain = secret(session.vault(), kept);
                    session.update(
                            "UPDATE till_identity SET " + SECRET_COLUMN + " = ?",
                            session.vault().seal(TABLE, SECRET, ID, plain));
                });
        session.first("SELECT former_keys FROM till_identity", List.of(), row -> row.getString(1))
                .filter(kept -> !kept.isEmpty())
                .map(kept -> former(session.vault(), kept))
                .ifPresent(plain -> session.update(
                        "UPDATE till_identity SET former_keys = ?",
                        session.vault().seal(TABLE, FORMER, ID, plain)));
    }

    /** Whatever was not sealed here is none. */
    private static String former(Vault vault, String kept) {
        return kept.isEmpty() ? "" : vault.opened(TABLE, FORMER, ID, kept).orElse("");
    }

    /** One that was written before there were keys is as it was, until it is sealed. */
    private static String secret(Vault vault, String kept) {
        return vault.opened(TABLE, SECRET, ID, kept).orElse(kept);
    }
}
