package org.evertill.ui.catalogue.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.keys.KeyUse;
import org.osgi.service.component.annotations.Component;

/** What is done by keys: the prices of a product. */
@Component
public final class PriceKeys implements KeySource {

    static final KeyUse EDIT = KeyUse.free("price.edit", SWT.F2);
    static final KeyUse REMOVE = KeyUse.free("price.remove", SWT.DEL);

    @Override
    public String id() {
        return "catalogue.prices";
    }

    @Override
    public List<KeyUse> uses() {
        return List.of(EDIT, REMOVE);
    }
}
