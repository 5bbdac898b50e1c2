package org.evertill.report;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A column with numbers.
 *
 * @param name as of a {@link Key}
 * @param ratio what it is worked out of; empty for what comes from the statement and is added up
 */
public record Figure(String name, Unit unit, Optional<Ratio> ratio) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    public Figure {
        checkName(name);
    }

    /** What it counts. */
    public enum Unit {
        COUNT,
        /** Minor units of the row's currency. */
        MONEY,
        /** Thousandths of whatever unit the row has; so it has no total. */
        QUANTITY,
        /** Hundredths of a per cent. */
        RATE
    }

    /** The names of two other figures, by which it is the one divided by the other; nothing where that is zero. */
    public record Ratio(String part, String whole) {}

    public static Figure count(String name) {
        return new Figure(name, Unit.COUNT, Optional.empty());
    }

    public static Figure money(String name) {
        return new Figure(name, Unit.MONEY, Optional.empty());
    }

    public static Figure quantity(String name) {
        return new Figure(name, Unit.QUANTITY, Optional.empty());
    }

    /** Money by count, rounded half up. */
    public static Figure average(String name, String money, String count) {
        return new Figure(name, Unit.MONEY, Optional.of(new Ratio(money, count)));
    }

    /** Money by money, in hundredths of a per cent, rounded half up. */
    public static Figure share(String name, String part, String whole) {
        return new Figure(name, Unit.RATE, Optional.of(new Ratio(part, whole)));
    }

    static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a column: " + name);
        }
    }
}
