package org.evertill.ui.catalogue.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.keys.KeyUse;
import org.osgi.service.component.annotations.Component;

/** What is done by keys: a basket that nobody buys. */
@Component
public final class TrialKeys implements KeySource {

    static final KeyUse COUPON = KeyUse.free("trial.coupon", SWT.F2);
    static final KeyUse DAY = KeyUse.free("trial.day", SWT.F3);
    static final KeyUse REMOVE = KeyUse.free("trial.remove", SWT.DEL);

    @Override
    public String id() {
        return "catalogue.trial";
    }

    @Override
    public List<KeyUse> uses() {
        return List.of(COUPON, DAY, REMOVE);
    }
}
