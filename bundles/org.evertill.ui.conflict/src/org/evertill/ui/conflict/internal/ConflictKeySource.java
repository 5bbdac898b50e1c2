package org.evertill.ui.conflict.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.evertill.ui.keys.CommonKeys;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.keys.KeyUse;
import org.osgi.service.component.annotations.Component;

/** What the screen does by keys. */
@Component
public final class ConflictKeySource implements KeySource {

    static final KeyUse TYPE = KeyUse.free("conflict.type", SWT.F2);
    static final KeyUse DELETE = KeyUse.free("conflict.delete", SWT.DEL);
    static final KeyUse DECIDE = KeyUse.free("conflict.decide", SWT.F9);
    static final KeyUse BACK = KeyUse.fixed("conflict.back", SWT.ESC);

    @Override
    public String id() {
        return "conflict";
    }

    @Override
    public List<KeyUse> uses() {
        return List.of(
                DECIDE,
                TYPE,
                DELETE,
                BACK,
                CommonKeys.UP,
                CommonKeys.DOWN,
                CommonKeys.LEFT,
                CommonKeys.RIGHT,
                CommonKeys.PAGE_UP,
                CommonKeys.PAGE_DOWN);
    }
}
