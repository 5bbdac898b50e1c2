package org.evertill.shift;

/** What a figure of a Z is the sum of. */
public enum FigureKind implements ShiftDifferences.Subject {
    /** Lines of a tax rate; the name is the rate in hundredths of a per cent. */
    TAX_RATE,
    /** Payments of a tender. */
    TENDER,
    /** Movements of a {@link CashMovementKind}. */
    CASH_MOVEMENT,
    /** Discounts of a kind. */
    DISCOUNT,
    /** What of a tender was for the staff, beside what it paid: no turnover. */
    TIP,
    /** What was taken by a tender in another currency, in that currency. */
    FOREIGN_CASH,
    /** Sales that were reversed after they were paid; among the refunds. */
    VOID,
    /** Sales within which goods came back: how many, and what came back; it is among the refunds. */
    EXCHANGE,
    /** Lines that put money on something stored, or took it off again: owed, and no turnover. The name is what is stored, {@code gift-card}. */
    LIABILITY,
    /** Lines of deposits; among those of their tax rate, which is the name. */
    DEPOSIT,
    /** What was counted of another currency, in it; the name is its code. It left the drawer with the Z. */
    FOREIGN_COUNTED,
    /** What of that was too much or, negative, missing, by its worth in the store's own currency when the shift was closed; the name is the other one's code. */
    FOREIGN_DIFFERENCE
}
