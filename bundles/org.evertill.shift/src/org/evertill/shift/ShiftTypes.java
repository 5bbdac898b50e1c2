package org.evertill.shift;

import java.util.List;
import org.evertill.entity.EntityType;

/** The entities of shifts and cash; the shift itself is {@link org.evertill.domain.DomainTypes#SHIFT}. */
public final class ShiftTypes {

    public static final EntityType<CashMovement> CASH_MOVEMENT = new EntityType<>(CashMovement.class);
    public static final EntityType<CashCount> CASH_COUNT = new EntityType<>(CashCount.class);
    public static final EntityType<CountedCash> COUNTED_CASH = new EntityType<>(CountedCash.class);
    public static final EntityType<ShiftClosing> SHIFT_CLOSING = new EntityType<>(ShiftClosing.class);
    public static final EntityType<ClosingFigure> CLOSING_FIGURE = new EntityType<>(ClosingFigure.class);
    public static final EntityType<ZCopy> Z_COPY = new EntityType<>(ZCopy.class);

    /** All of them. */
    public static final List<EntityType<?>> ALL =
            List.of(CASH_MOVEMENT, CASH_COUNT, COUNTED_CASH, SHIFT_CLOSING, CLOSING_FIGURE, Z_COPY);

    private ShiftTypes() {}
}
