package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evertill.sync.protocol.DeviceKey;

/** The keys that tills have had, since when and until when. None is ever forgotten. */
final class DeviceKeys {

    private DeviceKeys() {}

    /** A till has this key from now on, and no other. */
    static void begin(Connection connection, String replica, String publicKey, Instant now) throws SQLException {
        end(connection, replica, now);
        try (var insert = connection.prepareStatement("INSERT INTO device_key (replica, public_key, since)"
                + " VALUES (?, ?, ?) ON CONFLICT (replica, public_key) DO UPDATE SET until = NULL")) {
            insert.setString(1, replica);
            insert.setString(2, publicKey);
            Sql.instant(insert, 3, now);
            insert.executeUpdate();
        }
    }

    /** A till has no key that is good from now on. */
    static void end(Connection connection, String replica, Instant now) throws SQLException {
        try (var update =
                connection.prepareStatement("UPDATE device_key SET until = ? WHERE replica = ? AND until IS NULL")) {
            Sql.instant(update, 1, now);
            update.setString(2, replica);
            update.executeUpdate();
        }
    }

    /** A till that is known again tells which keys it had: head office may have been put back to before it knew them. */
    static void told(Connection connection, String replica, List<String> publicKeys, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO device_key (replica, public_key, since, until)"
                + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            for (String key : publicKeys) {
                if (DeviceKey.isPublicKey(key)) {
                    insert.setString(1, replica);
                    insert.setString(2, key);
                    Sql.instant(insert, 3, now);
                    Sql.instant(insert, 4, now);
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /** All keys of each till. */
    static Map<String, Set<String>> all(Connection connection) throws SQLException {
        var keys = new HashMap<String, Set<String>>();
        Scan.each(
                connection,
                "SELECT replica, public_key FROM device_key",
                row -> keys.computeIfAbsent(row.getString(1), replica -> new HashSet<>())
                        .add(row.getString(2)));
        return keys;
    }
}
