package org.evertill.slip;

import java.util.List;
import org.evertill.entity.EntityType;

/** The entities of slips. */
public final class SlipTypes {

    public static final EntityType<ReceiptPrint> RECEIPT_PRINT = new EntityType<>(ReceiptPrint.class);
    public static final EntityType<SlipTemplate> SLIP_TEMPLATE = new EntityType<>(SlipTemplate.class);

    /** All of them. */
    public static final List<EntityType<?>> ALL = List.of(RECEIPT_PRINT, SLIP_TEMPLATE);

    private SlipTypes() {}
}
