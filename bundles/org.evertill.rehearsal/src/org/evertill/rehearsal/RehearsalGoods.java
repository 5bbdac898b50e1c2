package org.evertill.rehearsal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Product;
import org.evertill.domain.ProductCode;
import org.evertill.domain.ProductKind;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.domain.TaxRate;
import org.evertill.entity.EntityType;
import org.evertill.kernel.UnitPrice;

/** Who works in the store, and what is sold there. */
public final class RehearsalGoods {

    public static final String MANAGER = "kim";
    public static final String CASHIER = "bo";

    /** An apple costs 0.35 at the reduced rate. */
    public static final String APPLE = "4006381333931";

    /** A bag costs 1.10 at the standard rate. */
    public static final String BAG = "BAG";

    public static final Currency EUR = Currency.getInstance("EUR");

    private RehearsalGoods() {}

    /** Takes a row. */
    interface Keeper {
        <T extends Record> void keep(EntityType<T> type, T value);
    }

    static void all(Keeper keeper) {
        keeper.keep(DomainTypes.STAFF, new Staff(MANAGER, "Kim", Role.MANAGER, "x", true));
        keeper.keep(DomainTypes.STAFF, new Staff(CASHIER, "Bo", Role.CASHIER, "x", true));
        keeper.keep(DomainTypes.TAX_RATE, new TaxRate("t1", "DE", "standard", 1900, LocalDate.parse("2007-01-01")));
        keeper.keep(DomainTypes.TAX_RATE, new TaxRate("t2", "DE", "reduced", 700, LocalDate.parse("2007-01-01")));
        product(keeper, "apple", APPLE, "0.35", "reduced");
        product(keeper, "bag", BAG, "1.10", "standard");
    }

    private static void product(Keeper keeper, String id, String code, String price, String taxClass) {
        keeper.keep(
                DomainTypes.PRODUCT, new Product(id, "sku-" + id, id, null, ProductKind.GOODS, "pc", taxClass, true));
        keeper.keep(DomainTypes.PRODUCT_CODE, new ProductCode("c-" + id, id, code));
        keeper.keep(DomainTypes.PRICE_ROW, price(id, price));
    }

    /** The price of a product, with tax, from ever on. */
    public static PriceRow price(String productId, String price) {
        var unit = UnitPrice.of(new BigDecimal(price), EUR);
        return new PriceRow("p-" + productId, productId, null, unit, true, Instant.EPOCH, null);
    }
}
