package org.evertill.devices.local.internal;

import java.util.List;
import org.evertill.storage.LocalSchema;
import org.osgi.service.component.annotations.Component;

/** What waits to be printed and how the devices are set, by till; never synchronised. */
@Component
public final class DeviceSchema implements LocalSchema {

    @Override
    public String owner() {
        return "devices";
    }

    @Override
    public List<Migration> migrations() {
        return List.of(new Migration(1, List.of("""
                CREATE TABLE print_job (
                    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
                    content TEXT NOT NULL, state TEXT NOT NULL, begun INTEGER NOT NULL DEFAULT 0,
                    incarnation INTEGER NOT NULL, added_ms INTEGER NOT NULL, fresh_ms INTEGER NOT NULL,
                    tries INTEGER NOT NULL DEFAULT 0, problem_code TEXT, problem_message TEXT)\
                """, """
                CREATE TABLE device_setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID\
                """)));
    }
}
