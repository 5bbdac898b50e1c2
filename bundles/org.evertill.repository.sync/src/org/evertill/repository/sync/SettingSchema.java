package org.evertill.repository.sync;

import java.util.List;
import org.evertill.storage.LocalSchema;
import org.osgi.service.component.annotations.Component;

/** What a till is set to, by name; never synchronised. */
@Component
public final class SettingSchema implements LocalSchema {

    @Override
    public String owner() {
        return "repository.sync";
    }

    @Override
    public List<Migration> migrations() {
        return List.of(new Migration(
                1, List.of("CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")));
    }
}
