package org.evertill.pricing;

/**
 * What somebody at the till takes off, of a line or of the whole sale.
 *
 * @param reason why, as it stands on the receipt and in the reports; not blank
 */
public record ManualDiscount(Reduction reduction, String reason) {

    public ManualDiscount {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a discount without a reason");
        }
    }
}
