package org.evertill.slip.internal;

import org.evertill.entity.EntityServices;
import org.evertill.slip.SlipTypes;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Brings the bundle's entities, as the bundle of a chain does its own. */
@Component
public final class SlipTypesRegistration {

    private final EntityServices services;

    @Activate
    public SlipTypesRegistration(BundleContext context) {
        services = EntityServices.of(context, SlipTypes.ALL);
    }

    @Deactivate
    void close() {
        services.close();
    }
}
