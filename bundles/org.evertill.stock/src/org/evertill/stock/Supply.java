package org.evertill.stock;

import java.util.Optional;
import org.evertill.kernel.Quantity;

/**
 * How a product of which there should be some stands.
 *
 * @param minimum at or below which it is low
 * @param target up to which it is ordered
 * @param orderUnit in multiples of which; more than nothing
 * @param onOrder what is ordered and has not come
 */
public record Supply(
        String productId,
        Quantity minimum,
        Quantity target,
        Quantity orderUnit,
        Optional<String> supplier,
        Quantity onHand,
        Quantity onOrder) {

    public Supply {
        if (orderUnit.compareTo(Quantity.ZERO) <= 0) {
            throw new IllegalArgumentException("nobody sells in units of " + orderUnit);
        }
    }

    /** Whether there is no more of it than the minimum. */
    public boolean isLow() {
        return onHand.compareTo(minimum) <= 0;
    }

    /**
     * What to order: target less what is there and what is on its way, in whole order units, so that the target is reached. Nothing
     * while there is more than the minimum, with what is on its way.
     */
    public Quantity suggested() {
        var coming = onHand.plus(onOrder);
        long missing = Math.subtractExact(target.thousandths(), coming.thousandths());
        if (missing <= 0 || coming.compareTo(minimum) > 0) {
            return Quantity.ZERO;
        }
        long units = Math.ceilDiv(missing, orderUnit.thousandths());
        return new Quantity(Math.multiplyExact(units, orderUnit.thousandths()));
    }
}
