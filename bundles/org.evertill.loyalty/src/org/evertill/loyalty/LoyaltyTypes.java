package org.evertill.loyalty;

import java.util.List;
import org.evertill.entity.EntityType;

/** The entities of points. */
public final class LoyaltyTypes {

    public static final EntityType<LoyaltyAccount> ACCOUNT = new EntityType<>(LoyaltyAccount.class);
    public static final EntityType<LoyaltyMovement> MOVEMENT = new EntityType<>(LoyaltyMovement.class);
    public static final EntityType<LoyaltyTerms> TERMS = new EntityType<>(LoyaltyTerms.class);
    public static final EntityType<LoyaltyMultiplier> MULTIPLIER = new EntityType<>(LoyaltyMultiplier.class);

    /** All of them. */
    public static final List<EntityType<?>> ALL = List.of(ACCOUNT, MOVEMENT, TERMS, MULTIPLIER);

    private LoyaltyTypes() {}
}
