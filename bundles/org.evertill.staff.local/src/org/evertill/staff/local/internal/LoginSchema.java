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
        return List.of(new Migration(1, List.of("""
                CREATE TABLE login_failures (
                    staff_id TEXT PRIMARY KEY, failures INTEGER NOT NULL, locked_until_ms INTEGER NOT NULL)
                WITHOUT ROWID""")));
    }
}
