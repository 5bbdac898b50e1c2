package org.evertill.receipt;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a printer can do.
 *
 * @param columns characters of normal size in a line: 48 on paper of 80 mm, 32 on 58 mm; some printers have 42
 * @param codePage in which it is written to
 */
public record PrinterProfile(int columns, CodePage codePage, Set<Ability> abilities) {

    public static final int MIN_COLUMNS = 24;
    public static final int MAX_COLUMNS = 64;

    /** Characters of a line on paper of 80 mm. */
    public static final int COLUMNS_80_MM = 48;

    /** Characters of a line on paper of 58 mm. */
    public static final int COLUMNS_58_MM = 32;

    /** What not every printer can do. */
    public enum Ability {
        CUT,
        QR,
        BARCODE
    }

    public PrinterProfile {
        abilities = Set.copyOf(abilities);
        if (columns < MIN_COLUMNS || columns > MAX_COLUMNS) {
            throw new IllegalArgumentException(MIN_COLUMNS + " to " + MAX_COLUMNS + " columns, not " + columns);
        }
    }

    /** A printer that can do everything. */
    public static PrinterProfile of(int columns, CodePage codePage) {
        return new PrinterProfile(columns, codePage, EnumSet.allOf(Ability.class));
    }
}
