package org.evertill.stock;

import java.util.List;
import org.evertill.entity.EntityType;

/** The entities of stock beside movements and counts, which are {@link org.evertill.domain.DomainTypes}. */
public final class StockTypes {

    public static final EntityType<StockDocument> DOCUMENT = new EntityType<>(StockDocument.class);
    public static final EntityType<StockDocumentLine> DOCUMENT_LINE = new EntityType<>(StockDocumentLine.class);
    public static final EntityType<TransferNotice> NOTICE = new EntityType<>(TransferNotice.class);
    public static final EntityType<TransferNoticeLine> NOTICE_LINE = new EntityType<>(TransferNoticeLine.class);
    public static final EntityType<PurchaseOrder> ORDER = new EntityType<>(PurchaseOrder.class);
    public static final EntityType<PurchaseOrderLine> ORDER_LINE = new EntityType<>(PurchaseOrderLine.class);
    public static final EntityType<StockTarget> TARGET = new EntityType<>(StockTarget.class);
    public static final EntityType<CountSheet> SHEET = new EntityType<>(CountSheet.class);
    public static final EntityType<CountSheetLine> SHEET_LINE = new EntityType<>(CountSheetLine.class);
    public static final EntityType<StockInquiry> INQUIRY = new EntityType<>(StockInquiry.class);
    public static final EntityType<StockElsewhere> ELSEWHERE = new EntityType<>(StockElsewhere.class);

    /** All of them. */
    public static final List<EntityType<?>> ALL = List.of(
            DOCUMENT,
            DOCUMENT_LINE,
            NOTICE,
            NOTICE_LINE,
            ORDER,
            ORDER_LINE,
            TARGET,
            SHEET,
            SHEET_LINE,
            INQUIRY,
            ELSEWHERE);

    private StockTypes() {}
}
