package org.evertill.customer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.domain.Approval;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.VersionVector;

/**
 * Customers at the till; a service. Works on the till's database alone, so it goes on without the network; what two tills change of one
 * customer is merged field by field. Any thread but the UI's.
 *
 * <p>A customer is named by number or by identifier. Who was merged into another one is that one: all but {@link #separate} work with the
 * row that goes on. Problems of all use cases: {@code till.not-enrolled}, {@code till.no-store}, {@code staff.ended}; of those that
 * change something also {@code staff.needs-approval}, after which the same can be done {@linkplain #with with an approval}; of those that
 * name a customer {@code customer.unknown}.
 */
public interface CustomerDesk {

    /** The most customers that are found at once. */
    int MAX_FOUND = 50;

    /** The most purchases that are shown at once. */
    int MAX_PURCHASES = 500;

    /** The same use cases with what somebody allowed. */
    CustomerDesk with(Approval approval);

    /**
     * Enters a customer. Needs {@code EDIT_CUSTOMER}. Without a number it gets one that no other till gives. Problems:
     * {@code customer.bad-detail}, {@code entity.invalid}.
     *
     * @param details at least a name, an address, a telephone or a tax number
     */
    Outcome<Entered> create(String staffId, Map<Detail, String> details);

    /**
     * Changes what is known. Needs {@code EDIT_CUSTOMER}. Problems: {@code customer.bad-detail}, {@code entity.invalid},
     * {@code entity.erased}, and {@code entity.stale} when the row has moved on since it was seen.
     */
    Outcome<KnownCustomer> edit(String staffId, Edit edit);

    /**
     * Customers by number, e-mail, telephone or words of the name, at most {@link #MAX_FOUND}. A number, an address or a telephone that
     * somebody has exactly as it is typed finds only those; otherwise each customer is looked at.
     */
    Outcome<List<KnownCustomer>> find(String staffId, String words);

    /** One customer. */
    Outcome<KnownCustomer> show(String staffId, String customer);

    /**
     * What a customer bought, under whichever of his rows.
     *
     * @param limit how many of the latest, at most {@link #MAX_PURCHASES}
     */
    Outcome<PurchaseHistory> history(String staffId, String customer, int limit);

    /** Which customers may be one person; looks at all of them. */
    Outcome<List<Duplicates.Pair>> duplicates(String staffId);

    /**
     * Says that two rows are one person: the second goes on in place of the first. Sales stay as they are and are found with the one that
     * goes on. Needs {@code EDIT_CUSTOMER}. Problems: {@code customer.same}, {@code entity.erased}, {@code customer.erased}.
     */
    Outcome<KnownCustomer> merge(String staffId, String duplicate, String survivor);

    /**
     * Takes back that a row was merged: it is a customer of its own again, with those that were merged into it. Needs
     * {@code EDIT_CUSTOMER}. Problems: {@code customer.not-merged}, {@code entity.erased}.
     */
    Outcome<KnownCustomer> separate(String staffId, String merged);

    /**
     * A change.
     *
     * @param changes new values; a blank one takes away what was there
     * @param seen the version that was shown to whoever changes it; empty to change what is there now
     */
    record Edit(String customer, Map<Detail, String> changes, Optional<VersionVector> seen) {

        public Edit {
            changes = Map.copyOf(changes);
        }
    }

    /**
     * A new customer.
     *
     * @param alike who may be the same person
     */
    record Entered(KnownCustomer customer, List<Duplicates.Pair> alike) {

        public Entered {
            alike = List.copyOf(alike);
        }
    }
}
