package org.evertill.barcode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.evertill.kernel.Quantity;

/**
 * How much of something: 0.195 kg.
 *
 * @param value not negative
 * @param unit empty for the unit in which the product is sold
 */
public record Measure(BigDecimal value, Optional<MeasureUnit> unit) {

    public Measure {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("less than nothing: " + value);
        }
    }

    /**
     * The same in a product's unit, rounded half up to the thousandth that a quantity keeps. Empty when the one is no measure
     * of the other: kilograms of what is sold by the piece.
     */
    public Optional<Quantity> in(String productUnit) {
        if (unit.isEmpty()) {
            return Optional.of(rounded(value));
        }
        return MeasureUnit.named(productUnit).filter(unit.get()::isSameKind).map(this::in);
    }

    private Quantity in(MeasureUnit other) {
        var from = unit.orElse(other);
        if (from == other) {
            return rounded(value);
        }
        return rounded(value.multiply(from.factor())
                .divide(other.factor(), Quantity.DECIMALS, RoundingMode.HALF_UP)); // rounded once, here
    }

    private static Quantity rounded(BigDecimal amount) {
        return Quantity.of(amount.setScale(Quantity.DECIMALS, RoundingMode.HALF_UP));
    }

    /** {@code 0.195 kg}. */
    @Override
    public String toString() {
        return value.toPlainString() + unit.map(u -> " " + u.symbol()).orElse("");
    }
}
