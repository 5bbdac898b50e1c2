package org.evertill.ui.office.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.keys.KeyUse;
import org.evertill.ui.keys.ScreenFrame;
import org.osgi.service.component.annotations.Component;

/** What the screen of sales by store does by keys. */
@Component
public final class TakingsKeys implements KeySource {

    static final KeyUse TODAY = KeyUse.free("takings.today", SWT.F9);
    static final KeyUse BEFORE = KeyUse.free("takings.before", SWT.F3);
    static final KeyUse AFTER = KeyUse.free("takings.after", SWT.F4);
    static final KeyUse BACK = KeyUse.fixed("takings.back", SWT.ESC);

    @Override
    public String id() {
        return "takings";
    }

    @Override
    public List<KeyUse> uses() {
        return ScreenFrame.uses(TODAY, BEFORE, AFTER, BACK);
    }
}
