package org.evertill.domain;

import java.util.List;
import org.evertill.entity.EntityType;

/** The entities that the product itself brings. */
public final class DomainTypes {

    public static final EntityType<Store> STORE = new EntityType<>(Store.class);
    public static final EntityType<Register> REGISTER = new EntityType<>(Register.class);
    public static final EntityType<Staff> STAFF = new EntityType<>(Staff.class);
    public static final EntityType<Product> PRODUCT = new EntityType<>(Product.class);
    public static final EntityType<ProductCode> PRODUCT_CODE = new EntityType<>(ProductCode.class);
    public static final EntityType<PriceRow> PRICE_ROW = new EntityType<>(PriceRow.class);
    public static final EntityType<TaxRate> TAX_RATE = new EntityType<>(TaxRate.class);
    public static final EntityType<Customer> CUSTOMER = new EntityType<>(Customer.class);
    public static final EntityType<Sale> SALE = new EntityType<>(Sale.class);
    public static final EntityType<SaleLine> SALE_LINE = new EntityType<>(SaleLine.class);
    public static final EntityType<Payment> PAYMENT = new EntityType<>(Payment.class);
    public static final EntityType<Shift> SHIFT = new EntityType<>(Shift.class);
    public static final EntityType<StockMovement> STOCK_MOVEMENT = new EntityType<>(StockMovement.class);
    public static final EntityType<StockCount> STOCK_COUNT = new EntityType<>(StockCount.class);
    public static final EntityType<Role> ROLE = new EntityType<>(Role.class);
    public static final EntityType<Approval> APPROVAL = new EntityType<>(Approval.class);
    public static final EntityType<JournalEntry> JOURNAL_ENTRY = new EntityType<>(JournalEntry.class);
    public static final EntityType<Promotion> PROMOTION = new EntityType<>(Promotion.class);
    public static final EntityType<SaleDiscount> SALE_DISCOUNT = new EntityType<>(SaleDiscount.class);
    public static final EntityType<SettingValue> SETTING_VALUE = new EntityType<>(SettingValue.class);
    public static final EntityType<SaleVoid> SALE_VOID = new EntityType<>(SaleVoid.class);
    public static final EntityType<Coupon> COUPON = new EntityType<>(Coupon.class);
    public static final EntityType<Coupon.Use> COUPON_USE = new EntityType<>(Coupon.Use.class);
    public static final EntityType<JournalEntry.Key> TILL_KEY = new EntityType<>(JournalEntry.Key.class);
    public static final EntityType<SaleLine.Return> RETURNED_LINE = new EntityType<>(SaleLine.Return.class);

    /** All of them. */
    public static final List<EntityType<?>> ALL = List.of(
            STORE,
            REGISTER,
            STAFF,
            PRODUCT,
            PRODUCT_CODE,
            PRICE_ROW,
            TAX_RATE,
            CUSTOMER,
            SALE,
            SALE_LINE,
            PAYMENT,
            SHIFT,
            STOCK_MOVEMENT,
            STOCK_COUNT,
            ROLE,
            APPROVAL,
            JOURNAL_ENTRY,
            PROMOTION,
            SALE_DISCOUNT,
            SETTING_VALUE,
            SALE_VOID,
            COUPON,
            COUPON_USE,
            TILL_KEY,
            RETURNED_LINE);

    private DomainTypes() {}
}
