package org.evertill.domain.internal;

import org.evertill.domain.DomainTypes;
import org.evertill.entity.EntityServices;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Brings the bundle's entities, as the bundle of a chain does its own. */
@Component
public final class DomainTypesRegistration {

    private final EntityServices services;

    @Activate
    public DomainTypesRegistration(BundleContext context) {
        services = EntityServices.of(context, DomainTypes.ALL);
    }

    @Deactivate
    void close() {
        services.close();
    }
}
