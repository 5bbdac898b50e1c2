package org.evertill.fiscal;

import java.util.List;
import org.evertill.entity.EntityType;

/** The entities of fiscal devices. */
public final class FiscalTypes {

    public static final EntityType<FiscalSignature> SIGNATURE = new EntityType<>(FiscalSignature.class);
    public static final EntityType<FiscalOutage> OUTAGE = new EntityType<>(FiscalOutage.class);

    /** All of them. */
    public static final List<EntityType<?>> ALL = List.of(SIGNATURE, OUTAGE);

    private FiscalTypes() {}
}
