package org.evertill.shift;

/** What a figure of a Z is the sum of. */
public enum FigureKind {
    /** Lines of a tax rate; the name is the rate in hundredths of a per cent. */
    TAX_RATE,
    /** Payments of a tender. */
    TENDER,
    /** Movements of a {@link CashMovementKind}. */
    CASH_MOVEMENT,
    /** Discounts of a kind. */
    DISCOUNT
}
