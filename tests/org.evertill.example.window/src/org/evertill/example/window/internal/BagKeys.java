package org.evertill.example.window.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.keys.KeyUse;
import org.evertill.ui.keys.ScreenFrame;
import org.osgi.service.component.annotations.Component;

/** What the screen of bags does by keys. */
@Component
public final class BagKeys implements KeySource {

    static final KeyUse REFRESH = KeyUse.free("bags.refresh", SWT.F5);
    static final KeyUse BACK = KeyUse.fixed("bags.back", SWT.ESC);

    @Override
    public String id() {
        return "bags";
    }

    @Override
    public List<KeyUse> uses() {
        return ScreenFrame.uses(REFRESH, BACK);
    }
}
