package org.evertill.entity;

import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** The entities of a bundle as services, each an {@link EntityType} with the name of its table as a property, until they are closed. */
public final class EntityServices implements AutoCloseable {

    /** Service property with the table's name. */
    public static final String TABLE = "table";

    private final List<? extends ServiceRegistration<?>> registrations;

    private EntityServices(List<? extends ServiceRegistration<?>> registrations) {
        this.registrations = List.copyOf(registrations);
    }

    /** Registers them in the bundle's name. */
    public static EntityServices of(BundleContext context, List<? extends EntityType<?>> types) {
        return new EntityServices(types.stream()
                .map(type -> context.registerService(
                        EntityType.class.getName(), type, FrameworkUtil.asDictionary(Map.of(TABLE, type.table()))))
                .toList());
    }

    @Override
    public void close() {
        registrations.forEach(ServiceRegistration::unregister);
    }
}
