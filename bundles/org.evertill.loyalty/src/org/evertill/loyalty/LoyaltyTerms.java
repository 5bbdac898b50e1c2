package org.evertill.loyalty;

import org.evertill.entity.Entity;
import org.evertill.entity.Group;
import org.evertill.entity.Id;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;

/**
 * What points are earned for, and what they are worth: one row for each currency.
 *
 * @param id the currency's code
 * @param name as it stands on receipts
 * @param earnMinor for how many minor units there is one point
 * @param worthMinor how many minor units one point takes off
 * @param leastPoints how many are redeemed at least
 * @param mostMinor how many minor units are taken off a sale at most: a till that works offline knows only the balance of its last exchange
 * @param active whether points are redeemed; earned they are while there are terms
 */
@Entity(table = "loyalty_terms", scope = ScopeKind.CHAIN)
@Needs(value = "EDIT_PRICE", systems = "cli")
public record LoyaltyTerms(
        @Id String id,
        @Label("Name") @MaxLength(60) String name,
        @Label("Amount for a point") @Group("worth") long earnMinor,
        @Label("Worth of a point") @Group("worth") long worthMinor,
        @Label("Points at least") @Group("cap") long leastPoints,
        @Label("Taken off at most") @Group("cap") long mostMinor,
        @Label("Active") boolean active) {

    public LoyaltyTerms {
        if (earnMinor < 1 || worthMinor < 1 || leastPoints < 1 || mostMinor < 0) {
            throw new IllegalArgumentException("no terms of points");
        }
    }
}
