package org.evertill.pricing;

import org.evertill.domain.SaleKind;
import org.evertill.kernel.Money;

/** Sales within which goods come back: one document, one total, which may be negative or nothing at all. Pure. */
public final class Exchange {

    private Exchange() {}

    /** Whether goods come back within a sale. */
    public static boolean is(Basket basket) {
        return basket.kind() == SaleKind.SALE && basket.lines().stream().anyMatch(Basket.Line::comesBack);
    }

    /** Which way money goes: to the customer also where more comes back than is bought. */
    public static SaleKind money(Basket basket) {
        return basket.total().isNegative() ? SaleKind.REFUND : basket.kind();
    }

    /** What is paid, that way. Negative only where the void of an exchange takes in what was paid out. */
    public static Money toPay(Basket basket) {
        var total = basket.total();
        return basket.kind() == SaleKind.SALE && total.isNegative() ? total.negated() : total;
    }
}
