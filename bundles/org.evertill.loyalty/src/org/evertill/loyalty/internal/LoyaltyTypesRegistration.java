package org.evertill.loyalty.internal;

import org.evertill.entity.EntityServices;
import org.evertill.loyalty.LoyaltyTypes;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Brings the bundle's entities, as the bundle of a chain does its own. */
@Component
public final class LoyaltyTypesRegistration {

    private final EntityServices services;

    @Activate
    public LoyaltyTypesRegistration(BundleContext context) {
        services = EntityServices.of(context, LoyaltyTypes.ALL);
    }

    @Deactivate
    void close() {
        services.close();
    }
}
