package org.evertill.ui.sync.internal;

import java.util.List;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.keys.KeyUse;
import org.osgi.service.component.annotations.Component;

/** Words for the keys that this bundle brings to every screen; it has none of its own. */
@Component
public final class SyncKeys implements KeySource {

    @Override
    public String id() {
        return "sync";
    }

    @Override
    public List<KeyUse> uses() {
        return List.of();
    }
}
