package org.evertill.loyalty.internal;

import java.util.List;
import java.util.Map;
import org.evertill.entity.EntityType;
import org.evertill.loyalty.LoyaltyTypes;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Registers each of {@link LoyaltyTypes#ALL} as an {@link EntityType} service, as every bundle does its own. */
@Component
public final class LoyaltyTypesRegistration {

    /** Service property with the table's name. */
    static final String TABLE = "table";

    private final List<? extends ServiceRegistration<?>> registrations;

    @Activate
    public LoyaltyTypesRegistration(BundleContext context) {
        registrations = LoyaltyTypes.ALL.stream()
                .map(type -> context.registerService(
                        EntityType.class.getName(), type, FrameworkUtil.asDictionary(Map.of(TABLE, type.table()))))
                .toList();
    }

    @Deactivate
    void close() {
        registrations.forEach(ServiceRegistration::unregister);
    }
}
