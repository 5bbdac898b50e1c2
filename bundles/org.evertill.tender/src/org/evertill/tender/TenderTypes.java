package org.evertill.tender;

import java.util.List;
import org.evertill.entity.EntityType;

/** The entities of tenders; the payment itself is {@link org.evertill.domain.DomainTypes#PAYMENT}. */
public final class TenderTypes {

    public static final EntityType<TenderKind> TENDER_KIND = new EntityType<>(TenderKind.class);
    public static final EntityType<StoredValue> STORED_VALUE = new EntityType<>(StoredValue.class);
    public static final EntityType<StoredMovement> STORED_MOVEMENT = new EntityType<>(StoredMovement.class);

    /** All of them. */
    public static final List<EntityType<?>> ALL = List.of(TENDER_KIND, STORED_VALUE, STORED_MOVEMENT);

    private TenderTypes() {}
}
