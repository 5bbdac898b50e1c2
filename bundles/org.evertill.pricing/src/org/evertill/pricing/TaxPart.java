package org.evertill.pricing;

/**
 * A part of a price that has a tax of its own.
 *
 * @param weight of how much of the price it is, beside the weights of the other parts
 */
public record TaxPart(String taxClass, int rateBasisPoints, long weight) {

    public TaxPart {
        if (weight < 1) {
            throw new IllegalArgumentException("a part of nothing");
        }
    }
}
