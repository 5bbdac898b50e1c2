package org.evertill.ui.catalogue.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.keys.KeyUse;
import org.osgi.service.component.annotations.Component;

/** What is done by keys: files that may be imported. */
@Component
public final class FileKeys implements KeySource {

    static final KeyUse LOOK = KeyUse.free("file.look", SWT.F9);
    static final KeyUse SORT = KeyUse.free("file.sort", SWT.F6);

    @Override
    public String id() {
        return "catalogue.files";
    }

    @Override
    public List<KeyUse> uses() {
        return List.of(LOOK, SORT);
    }
}
