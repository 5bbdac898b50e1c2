package org.evertill.ui.catalogue.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.keys.KeyUse;
import org.osgi.service.component.annotations.Component;

/** What is done by keys: what two people changed. */
@Component
public final class MergeKeys implements KeySource {

    static final KeyUse KEEP = KeyUse.free("merge.keep", SWT.F2);
    static final KeyUse SAVE = KeyUse.free("merge.save", SWT.F9);

    @Override
    public String id() {
        return "catalogue.merge";
    }

    @Override
    public List<KeyUse> uses() {
        return List.of(KEEP, SAVE);
    }
}
