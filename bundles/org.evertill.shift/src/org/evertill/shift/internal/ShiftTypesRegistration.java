package org.evertill.shift.internal;

import org.evertill.entity.EntityServices;
import org.evertill.shift.ShiftTypes;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Brings the bundle's entities, as the bundle of a chain does its own. */
@Component
public final class ShiftTypesRegistration {

    private final EntityServices services;

    @Activate
    public ShiftTypesRegistration(BundleContext context) {
        services = EntityServices.of(context, ShiftTypes.ALL);
    }

    @Deactivate
    void close() {
        services.close();
    }
}
