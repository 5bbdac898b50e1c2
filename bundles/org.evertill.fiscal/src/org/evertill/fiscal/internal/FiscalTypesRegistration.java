package org.evertill.fiscal.internal;

import java.util.List;
import java.util.Map;
import org.evertill.entity.EntityType;
import org.evertill.fiscal.FiscalTypes;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Registers each of {@link FiscalTypes#ALL} as an {@link EntityType} service, as every bundle does its own. */
@Component
public final class FiscalTypesRegistration {

    /** Service property with the table's name. */
    static final String TABLE = "table";

    private final List<? extends ServiceRegistration<?>> registrations;

    @Activate
    public FiscalTypesRegistration(BundleContext context) {
        registrations = FiscalTypes.ALL.stream()
                .map(type -> context.registerService(
                        EntityType.class.getName(), type, FrameworkUtil.asDictionary(Map.of(TABLE, type.table()))))
                .toList();
    }

    @Deactivate
    void close() {
        registrations.forEach(ServiceRegistration::unregister);
    }
}
