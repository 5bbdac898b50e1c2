package org.evertill.loyalty;

import org.evertill.entity.AtLeast;
import org.evertill.entity.Entity;
import org.evertill.entity.Id;
import org.evertill.entity.Label;
import org.evertill.entity.Merge;
import org.evertill.entity.MergePolicy;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;

/**
 * A customer's points, the same in every store of the chain. What tills add and take at once adds up; when together they took more than there
 * was, people see it.
 *
 * @param id the customer's identifier, so that tills that make it at once make the same one
 * @param points made with none; each sale adds and takes by a change of its own
 */
@Entity(table = "loyalty_accounts", scope = ScopeKind.CHAIN, inTraining = false)
@Needs({"SELL", "REFUND", "EDIT_CUSTOMER"})
public record LoyaltyAccount(
        @Id String id,

        @Label("Points") @Merge(MergePolicy.COUNTER) @AtLeast(0)
        long points) {}
