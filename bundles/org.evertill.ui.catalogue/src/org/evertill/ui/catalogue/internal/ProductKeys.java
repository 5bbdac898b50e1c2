package org.evertill.ui.catalogue.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.keys.KeyUse;
import org.osgi.service.component.annotations.Component;

/** What is done by keys: all products. */
@Component
public final class ProductKeys implements KeySource {

    static final KeyUse EDIT = KeyUse.free("product.edit", SWT.F2);
    static final KeyUse NEW = KeyUse.free("product.new", SWT.F3);
    static final KeyUse CODES = KeyUse.free("product.codes", SWT.F4);
    static final KeyUse PRICES = KeyUse.free("product.prices", SWT.F5);
    static final KeyUse SORT = KeyUse.free("product.sort", SWT.F6);
    static final KeyUse PROMOTIONS = KeyUse.free("product.promotions", SWT.F8);
    static final KeyUse IMPORT = KeyUse.free("product.import", SWT.F9);

    @Override
    public String id() {
        return "catalogue.products";
    }

    @Override
    public List<KeyUse> uses() {
        return List.of(EDIT, NEW, CODES, PRICES, SORT, PROMOTIONS, IMPORT);
    }
}
