package org.evertill.ui.catalogue.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.keys.KeyUse;
import org.osgi.service.component.annotations.Component;

/** What is done by keys: all promotions. */
@Component
public final class PromotionKeys implements KeySource {

    static final KeyUse EDIT = KeyUse.free("promotion.edit", SWT.F2);
    static final KeyUse TRY = KeyUse.free("promotion.try", SWT.F4);
    static final KeyUse SORT = KeyUse.free("promotion.sort", SWT.F6);

    @Override
    public String id() {
        return "catalogue.promotions";
    }

    @Override
    public List<KeyUse> uses() {
        return List.of(EDIT, TRY, SORT);
    }
}
