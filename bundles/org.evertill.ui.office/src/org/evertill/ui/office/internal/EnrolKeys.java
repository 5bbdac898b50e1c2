package org.evertill.ui.office.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.keys.KeyUse;
import org.evertill.ui.keys.ScreenFrame;
import org.osgi.service.component.annotations.Component;

/** What the screen of codes for new tills does by keys. */
@Component
public final class EnrolKeys implements KeySource {

    static final KeyUse MAKE = KeyUse.free("enrol.make", SWT.F9);
    static final KeyUse BACK = KeyUse.fixed("enrol.back", SWT.ESC);

    @Override
    public String id() {
        return "enrol";
    }

    @Override
    public List<KeyUse> uses() {
        return ScreenFrame.uses(MAKE, BACK);
    }
}
