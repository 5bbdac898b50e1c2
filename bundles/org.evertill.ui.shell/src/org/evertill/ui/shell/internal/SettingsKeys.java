package org.evertill.ui.shell.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.evertill.ui.keys.CommonKeys;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.keys.KeyUse;

/** What the settings screen does by keys. */
final class SettingsKeys implements KeySource {

    static final KeyUse BACK = KeyUse.fixed("settings.back", SWT.ESC);
    static final KeyUse NEXT_PAGE = KeyUse.fixed("settings.next-page", SWT.CTRL | SWT.PAGE_DOWN);
    static final KeyUse PAGE_BEFORE = KeyUse.fixed("settings.page-before", SWT.CTRL | SWT.PAGE_UP);

    @Override
    public String id() {
        return "settings";
    }

    @Override
    public List<KeyUse> uses() {
        return List.of(
                NEXT_PAGE,
                PAGE_BEFORE,
                CommonKeys.UP,
                CommonKeys.DOWN,
                CommonKeys.PAGE_UP,
                CommonKeys.PAGE_DOWN,
                CommonKeys.ENTER,
                BACK);
    }
}
