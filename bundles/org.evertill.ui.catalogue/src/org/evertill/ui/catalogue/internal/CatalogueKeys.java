package org.evertill.ui.catalogue.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.evertill.ui.keys.CommonKeys;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.keys.KeyUse;
import org.osgi.service.component.annotations.Component;

/** What is done by keys whatever the screen is about. */
@Component
public final class CatalogueKeys implements KeySource {

    static final KeyUse PAD = KeyUse.free("catalogue.pad", SWT.F7);
    static final KeyUse BACK = KeyUse.fixed("catalogue.back", SWT.ESC);

    @Override
    public String id() {
        return "catalogue";
    }

    @Override
    public List<KeyUse> uses() {
        return List.of(
                PAD,
                BACK,
                CommonKeys.ENTER,
                CommonKeys.BACKSPACE,
                CommonKeys.UP,
                CommonKeys.DOWN,
                CommonKeys.LEFT,
                CommonKeys.RIGHT,
                CommonKeys.PAGE_UP,
                CommonKeys.PAGE_DOWN,
                CommonKeys.HOME,
                CommonKeys.END);
    }
}
