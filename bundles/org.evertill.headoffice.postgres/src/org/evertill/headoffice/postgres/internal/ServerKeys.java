package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.evertill.headoffice.ServerKeyDesk;
import org.evertill.kernel.Outcome;
import org.evertill.sync.protocol.ServerKey;

/** The keys by which tills know head office, as all servers on one database say them. */
final class ServerKeys implements ServerKeyDesk {

    private static final String TOLD = "withdrawn_at IS NULL AND last_said > ?";

    private final Transactions transactions;
    private final Clock clock;

    ServerKeys(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Known> keys() {
        return transactions
                .snapshot(connection -> {
                    try (var query = connection.prepareStatement(
                            "SELECT sha256, since, last_said, shown_at, withdrawn_at FROM server_key WHERE last_said > ?"
                                    + " ORDER BY since DESC, sha256")) {
                        Sql.instant(query, 1, clock.instant().minus(KEPT));
                        return all(query.executeQuery());
                    }
                })
                .orThrow();
    }

    private static List<Known> all(ResultSet rows) throws SQLException {
        try (rows) {
            var keys = new ArrayList<Known>();
            while (rows.next()) {
                keys.add(new Known(
                        new ServerKey(rows.getString("sha256")),
                        Sql.instant(rows, "since").orElseThrow(),
                        Sql.instant(rows, "last_said").orElseThrow(),
                        Sql.instant(rows, "shown_at"),
                        Sql.instant(rows, "withdrawn_at")));
            }
            return keys;
        }
    }

    @Override
    public Outcome<ServerKey> announce(ServerKey key) {
        return said(key, false);
    }

    @Override
    public Outcome<ServerKey> shows(ServerKey key) {
        return said(key, true);
    }

    private Outcome<ServerKey> said(ServerKey key, boolean isShown) {
        var now = clock.instant();
        return transactions.write(connection -> {
            try (var insert = connection.prepareStatement("INSERT INTO server_key (sha256, since, last_said, shown_at)"
                    + " VALUES (?, ?, ?, ?) ON CONFLICT (sha256) DO UPDATE SET last_said = excluded.last_said,"
                    + " since = CASE WHEN server_key.withdrawn_at IS NULL THEN server_key.since ELSE excluded.since END,"
                    + " withdrawn_at = NULL, shown_at = coalesce(excluded.shown_at, server_key.shown_at)")) {
                insert.setString(1, key.sha256());
                Sql.instant(insert, 2, now);
                Sql.instant(insert, 3, now);
                if (isShown) {
                    Sql.instant(insert, 4, now);
                } else {
                    insert.setNull(4, Types.TIMESTAMP_WITH_TIMEZONE);
                }
                insert.executeUpdate();
            }
            return key;
        });
    }

    @Override
    public Outcome<Boolean> withdraw(ServerKey key) {
        return transactions.write(connection -> {
            try (var update = connection.prepareStatement(
                    "UPDATE server_key SET withdrawn_at = ? WHERE sha256 = ? AND withdrawn_at IS NULL")) {
                Sql.instant(update, 1, clock.instant());
                update.setString(2, key.sha256());
                return update.executeUpdate() == 1;
            }
        });
    }

    @Override
    public List<String> unaware(ServerKey key) {
        return transactions
                .snapshot(connection -> {
                    try (var query = connection.prepareStatement("SELECT d.replica FROM device d"
                            + " WHERE d.revoked_at IS NULL AND coalesce(d.last_seen, d.enrolled_at) > ?"
                            + " AND coalesce(d.greeted_at, d.enrolled_at) <="
                            + " coalesce((SELECT k.since FROM server_key k WHERE k.sha256 = ? AND k.withdrawn_at IS NULL), 'infinity')"
                            + " ORDER BY d.replica")) {
                        Sql.instant(query, 1, clock.instant().minus(KEPT));
                        query.setString(2, key.sha256());
                        return texts(query.executeQuery());
                    }
                })
                .orThrow();
    }

    private static List<String> texts(ResultSet rows) throws SQLException {
        try (rows) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /** What tills are told, in a fixed order. */
    static List<ServerKey> told(Connection connection, Instant now) throws SQLException {
        try (var query =
                connection.prepareStatement("SELECT sha256 FROM server_key WHERE " + TOLD + " ORDER BY sha256")) {
            Sql.instant(query, 1, now.minus(KEPT));
            return texts(query.executeQuery()).stream().map(ServerKey::new).toList();
        }
    }

    /** The letters of the key that a server has shown last; empty when no server shows one. */
    static String letters(Connection connection, Instant now) throws SQLException {
        try (var query = connection.prepareStatement("SELECT sha256 FROM server_key WHERE " + TOLD
                + " AND shown_at IS NOT NULL ORDER BY shown_at DESC, since DESC LIMIT 1")) {
            Sql.instant(query, 1, now.minus(KEPT));
            return texts(query.executeQuery()).stream()
                    .findFirst()
                    .map(ServerKey::new)
                    .map(ServerKey::letters)
                    .orElse("");
        }
    }
}
