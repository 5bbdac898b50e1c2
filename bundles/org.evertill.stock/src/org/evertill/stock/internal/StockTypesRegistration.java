package org.evertill.stock.internal;

import org.evertill.entity.EntityServices;
import org.evertill.stock.StockTypes;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Brings the bundle's entities, as the bundle of a chain does its own. */
@Component
public final class StockTypesRegistration {

    private final EntityServices services;

    @Activate
    public StockTypesRegistration(BundleContext context) {
        services = EntityServices.of(context, StockTypes.ALL);
    }

    @Deactivate
    void close() {
        services.close();
    }
}
