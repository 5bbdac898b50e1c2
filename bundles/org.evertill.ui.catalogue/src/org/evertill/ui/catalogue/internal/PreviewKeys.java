package org.evertill.ui.catalogue.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.keys.KeyUse;
import org.osgi.service.component.annotations.Component;

/** What is done by keys: a file that is looked at. */
@Component
public final class PreviewKeys implements KeySource {

    static final KeyUse TAKE = KeyUse.free("preview.take", SWT.F9);
    static final KeyUse SORT = KeyUse.free("preview.sort", SWT.F6);

    @Override
    public String id() {
        return "catalogue.preview";
    }

    @Override
    public List<KeyUse> uses() {
        return List.of(TAKE, SORT);
    }
}
