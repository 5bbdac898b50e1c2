package org.evertill.usecase;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.evertill.domain.Approval;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Permission;
import org.evertill.domain.Rights;
import org.evertill.domain.Staff;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.staff.Approvals.Wanted;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Stored;
import org.evertill.storage.UnitOfWork;

/**
 * Whether somebody may do what he is about to do, asked in the transaction in which it is done.
 *
 * @param approval what somebody else allowed, noted when it is what lets it be done
 */
public record Clearance(Optional<Approval> approval) {

    /** Throws {@code staff.ended} when a person does not work here any more. */
    public static void present(Reader reader, Place place, String staffId) {
        if (!Rights.isSystem(staffId)) {
            person(reader, place, staffId);
        }
    }

    /** Which permissions a person has by the role, of the named ones. Throws {@code staff.ended}. */
    public static Set<String> held(Reader reader, Place place, String staffId, Collection<String> permissions) {
        var person = person(reader, place, staffId);
        var rights = rights(reader);
        return permissions.stream()
                .filter(permission -> rights.may(person, permission))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Throws {@code staff.ended}, or {@code staff.needs-approval} when neither the role nor an approval allows it.
     *
     * @param action what is done, as an approval has to name it
     * @param saleId the sale that it belongs to
     * @return the approval that was used up for it; empty when the role allows it
     */
    public Optional<Approval> demand(
            UnitOfWork tx, Place place, String staffId, Permission permission, String action, Optional<String> saleId) {
        if (Rights.isSystem(staffId) || rights(tx).may(person(tx, place, staffId), permission)) {
            return Optional.empty();
        }
        var wanted = new Wanted(permission.name(), action, staffId);
        var fitting = approval.filter(a -> a.covers(wanted.permission(), action, staffId))
                .filter(a -> tx.find(DomainTypes.APPROVAL, a.id()).isEmpty())
                .orElseThrow(() -> new ProblemException(wanted.problem()));
        tx.insert(DomainTypes.APPROVAL, saleId.map(fitting::of).orElse(fitting));
        return Optional.of(fitting);
    }

    /**
     * The same for taking a part of a price off: {@code DISCOUNT} up to the limit of the role, beyond it {@code DISCOUNT_BEYOND}.
     *
     * @param basisPoints the part, in hundredths of a per cent
     */
    public void demandDiscount(
            UnitOfWork tx, Place place, String staffId, int basisPoints, String action, Optional<String> saleId) {
        boolean beyond = !Rights.isSystem(staffId)
                && basisPoints > rights(tx).discountLimitBasisPoints(person(tx, place, staffId));
        demand(tx, place, staffId, beyond ? Permission.DISCOUNT_BEYOND : Permission.DISCOUNT, action, saleId);
    }

    private static Staff person(Reader reader, Place place, String staffId) {
        return People.known(reader, staffId)
                .filter(person -> person.worksIn(place.till().storeId()))
                .orElseThrow(() -> new ProblemException(Problem.of(
                                "staff.ended",
                                "This person does not work here any more, head office says. Somebody else has to log in;"
                                        + " what was being sold is kept.")
                        .with("staff", staffId)));
    }

    private static Rights rights(Reader reader) {
        var all = Selection.where().page(0, Selection.MAX_LIMIT);
        return new Rights(
                reader.select(DomainTypes.ROLE, all).stream().map(Stored::value).toList());
    }
}
