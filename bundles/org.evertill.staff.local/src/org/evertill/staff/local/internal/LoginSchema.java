package org.evertill.staff.local.internal;

import java.util.List;
import org.evertill.storage.LocalSchema;
import org.osgi.service.component.annotations.Component;

/** Wrong PINs in a row, kept so that a restart forgives none of them. */
@Component
public final class LoginSchema implements LocalSchema {

    @Override
    public String owner() {
        return "staff";
    }

    @Override
    public List<Migration> migrations() {
        return List.of(
                new Migration(1, List.of("""
                CREATE TABLE login_failures (
                    staff_id TEXT PRIMARY KEY, failures INTEGER NOT NULL, locked_until_ms INTEGER NOT NULL)
                WITHOUT ROWID""")), new Migration(2, List.of("""
                CREATE TABLE login_lock (
                    staff_id TEXT PRIMARY KEY, failures INTEGER NOT NULL,
                    lock_ms INTEGER NOT NULL, begun_ms INTEGER NOT NULL)
                WITHOUT ROWID""", """
                INSERT INTO login_lock
                SELECT staff_id, failures, CASE WHEN locked_until_ms = 0 THEN 0 ELSE 900000 END, locked_until_ms - 900000
                FROM login_failures""", "DROP TABLE login_failures")));
    }
}
