package org.evertill.fiscal.internal;

import org.evertill.entity.EntityServices;
import org.evertill.fiscal.FiscalTypes;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Brings the bundle's entities, as the bundle of a chain does its own. */
@Component
public final class FiscalTypesRegistration {

    private final EntityServices services;

    @Activate
    public FiscalTypesRegistration(BundleContext context) {
        services = EntityServices.of(context, FiscalTypes.ALL);
    }

    @Deactivate
    void close() {
        services.close();
    }
}
