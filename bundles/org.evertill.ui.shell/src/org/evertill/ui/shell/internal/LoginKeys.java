package org.evertill.ui.shell.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.evertill.ui.keys.CommonKeys;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.keys.KeyUse;

/** What the page of the login does by keys. */
final class LoginKeys implements KeySource {

    static final KeyUse LOAD = KeyUse.free("login.load", SWT.F5);
    static final KeyUse UNLOCK = KeyUse.free("login.unlock", SWT.F8);
    static final KeyUse BACK = KeyUse.fixed("login.back", SWT.ESC);

    @Override
    public String id() {
        return "login";
    }

    @Override
    public List<KeyUse> uses() {
        return List.of(
                CommonKeys.ENTER,
                CommonKeys.BACKSPACE,
                CommonKeys.UP,
                CommonKeys.DOWN,
                CommonKeys.LEFT,
                CommonKeys.RIGHT,
                UNLOCK,
                LOAD,
                BACK);
    }
}
