package org.evertill.ui.office.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.keys.KeyUse;
import org.evertill.ui.keys.ScreenFrame;
import org.osgi.service.component.annotations.Component;

/** What the board of all tills does by keys. */
@Component
public final class BoardKeys implements KeySource {

    static final KeyUse WAITING = KeyUse.free("board.waiting", SWT.F9);
    static final KeyUse ENROL = KeyUse.free("board.enrol", SWT.F2);
    static final KeyUse SALES = KeyUse.free("board.sales", SWT.F4);
    static final KeyUse REFRESH = KeyUse.free("board.refresh", SWT.F5);
    static final KeyUse SHUT_OUT = KeyUse.free("board.shut-out", SWT.F8);

    @Override
    public String id() {
        return "board";
    }

    @Override
    public List<KeyUse> uses() {
        return ScreenFrame.uses(WAITING, ENROL, SALES, REFRESH, SHUT_OUT);
    }
}
