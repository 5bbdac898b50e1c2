package org.evertill.barcode;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Units in which codes and products say how much; factors by law or by the international yard and pound agreement. */
public enum MeasureUnit {
    KILOGRAM(Kind.MASS, "1", "kg", "kgm", "kilo", "kilogram", "kilogramm"),
    GRAM(Kind.MASS, "0.001", "g", "grm", "gram", "gramm"),
    POUND(Kind.MASS, "0.45359237", "lb", "lbs", "lbr", "pound"),
    TROY_OUNCE(Kind.MASS, "0.0311034768", "ozt", "oz t", "apz"),
    METRE(Kind.LENGTH, "1", "m", "mtr", "metre", "meter"),
    CENTIMETRE(Kind.LENGTH, "0.01", "cm", "cmt"),
    INCH(Kind.LENGTH, "0.0254", "in", "inh", "inch"),
    FOOT(Kind.LENGTH, "0.3048", "ft", "fot", "foot"),
    YARD(Kind.LENGTH, "0.9144", "yd", "yrd", "yard"),
    SQUARE_METRE(Kind.AREA, "1", "m²", "m2", "qm", "mtk"),
    SQUARE_INCH(Kind.AREA, "0.00064516", "in²", "in2", "ink"),
    SQUARE_FOOT(Kind.AREA, "0.09290304", "ft²", "ft2", "ftk"),
    SQUARE_YARD(Kind.AREA, "0.83612736", "yd²", "yd2", "ydk"),
    LITRE(Kind.VOLUME, "1", "l", "ltr", "litre", "liter"),
    MILLILITRE(Kind.VOLUME, "0.001", "ml", "mlt"),
    CUBIC_METRE(Kind.VOLUME, "1000", "m³", "m3", "mtq"),
    FLUID_OUNCE(Kind.VOLUME, "0.0295735295625", "fl oz", "oza"),
    QUART(Kind.VOLUME, "0.946352946", "qt", "qtl"),
    GALLON(Kind.VOLUME, "3.785411784", "gal", "gll"),
    CUBIC_INCH(Kind.VOLUME, "0.016387064", "in³", "in3", "inq"),
    CUBIC_FOOT(Kind.VOLUME, "28.316846592", "ft³", "ft3", "ftq"),
    CUBIC_YARD(Kind.VOLUME, "764.554857984", "yd³", "yd3", "ydq");

    /** Units of one kind count the same and can be turned into one another. */
    private enum Kind {
        MASS,
        LENGTH,
        AREA,
        VOLUME
    }

    private final Kind kind;
    private final BigDecimal factor;
    private final String symbol;
    private final Set<String> names;

    MeasureUnit(Kind kind, String factor, String... names) {
        this.kind = kind;
        this.factor = new BigDecimal(factor);
        this.symbol = names[0];
        this.names = Set.of(names);
    }

    /**
     * The unit that a product's unit means: its symbol, its code in UN/ECE Recommendation 20, or its name, in capitals or
     * not. Empty for pieces and whatever else.
     */
    public static Optional<MeasureUnit> named(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        for (var unit : values()) {
            if (unit.names.contains(name)) {
                return Optional.of(unit);
            }
        }
        return Optional.empty();
    }

    /** How it is written, {@code kg}. */
    public String symbol() {
        return symbol;
    }

    boolean isSameKind(MeasureUnit other) {
        return kind == other.kind;
    }

    BigDecimal factor() {
        return factor;
    }
}
