package org.evertill.tender.internal;

import org.evertill.entity.EntityServices;
import org.evertill.tender.TenderTypes;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Brings the bundle's entities, as the bundle of a chain does its own. */
@Component
public final class TenderTypesRegistration {

    private final EntityServices services;

    @Activate
    public TenderTypesRegistration(BundleContext context) {
        services = EntityServices.of(context, TenderTypes.ALL);
    }

    @Deactivate
    void close() {
        services.close();
    }
}
