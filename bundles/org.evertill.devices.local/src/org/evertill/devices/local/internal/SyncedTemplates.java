package org.evertill.devices.local.internal;

import java.util.Optional;
import org.evertill.receipt.Templates;
import org.evertill.slip.SlipTemplate;
import org.evertill.slip.SlipTypes;
import org.evertill.storage.Database;
import org.evertill.storage.Reader;
import org.evertill.storage.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The chain's templates as they were synchronised: the store's own before the chain's. */
@Component
public final class SyncedTemplates implements Templates {

    private final Database database;

    @Activate
    public SyncedTemplates(@Reference Database database) {
        this.database = database;
    }

    @Override
    public Optional<String> own(String kind) {
        var store = database.identity().map(till -> kind + "@" + till.storeId());
        return database.read(reader -> store.flatMap(id -> text(reader, id)).or(() -> text(reader, kind)));
    }

    private static Optional<String> text(Reader reader, String id) {
        return reader.find(SlipTypes.SLIP_TEMPLATE, id).map(Stored::value).map(SlipTemplate::text);
    }
}
