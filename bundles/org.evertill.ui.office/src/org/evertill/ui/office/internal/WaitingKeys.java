package org.evertill.ui.office.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.keys.KeyUse;
import org.evertill.ui.keys.ScreenFrame;
import org.osgi.service.component.annotations.Component;

/** What is done by keys about what waits for people. */
@Component
public final class WaitingKeys implements KeySource {

    static final KeyUse NEXT = KeyUse.free("waiting.next", SWT.F9);
    static final KeyUse CLOSE = KeyUse.free("waiting.close", SWT.F8);
    static final KeyUse REFRESH = KeyUse.free("waiting.refresh", SWT.F5);
    static final KeyUse BACK = KeyUse.fixed("waiting.back", SWT.ESC);

    @Override
    public String id() {
        return "waiting";
    }

    @Override
    public List<KeyUse> uses() {
        return ScreenFrame.uses(NEXT, CLOSE, REFRESH, BACK);
    }
}
