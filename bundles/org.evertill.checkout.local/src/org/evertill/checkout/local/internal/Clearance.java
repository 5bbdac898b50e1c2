package org.evertill.checkout.local.internal;

import java.util.List;
import java.util.Optional;
import org.evertill.domain.Approval;
import org.evertill.domain.Basket;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Permission;
import org.evertill.domain.Rights;
import org.evertill.domain.SaleKind;
import org.evertill.domain.Staff;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.Quantity;
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
record Clearance(Optional<Approval> approval) {

    /** Throws {@code staff.ended} when a person does not work here any more. */
    static void present(Reader reader, Place place, String staffId) {
        if (!Rights.isSystem(staffId)) {
            person(reader, place, staffId);
        }
    }

    /**
     * Throws {@code staff.ended}, or {@code staff.needs-approval} when neither the role nor an approval allows it.
     *
     * @param action what is done, as an approval has to name it
     * @param saleId the sale that it belongs to
     */
    void demand(
            UnitOfWork tx, Place place, String staffId, Permission permission, String action, Optional<String> saleId) {
        if (Rights.isSystem(staffId) || rights(tx).may(person(tx, place, staffId), permission)) {
            return;
        }
        var wanted = new Wanted(permission.name(), action, staffId);
        var fitting = approval.filter(a -> a.covers(wanted.permission(), action, staffId))
                .filter(a -> tx.find(DomainTypes.APPROVAL, a.id()).isEmpty())
                .orElseThrow(() -> new ProblemException(wanted.problem()));
        tx.insert(DomainTypes.APPROVAL, saleId.map(fitting::of).orElse(fitting));
    }

    /** What the step from one basket to the next needs. */
    void demandFor(UnitOfWork tx, Place place, Basket before, Basket after) {
        present(tx, place, after.staffId());
        if (after.kind() == SaleKind.SALE && isLess(after, before)) {
            demand(tx, place, after.staffId(), Permission.VOID, after.id(), Optional.of(after.id()));
        }
        after.lines().stream()
                .filter(line ->
                        line.priceRowId().isEmpty() && line.originalLineId().isEmpty())
                .filter(line -> before.line(line.id()).isEmpty())
                .filter(line -> hasPrice(tx, place, line, after))
                .filter(line -> !Label.isPriceOf(tx, place.day(after.openedAt()), line))
                .forEach(line -> demand(
                        tx,
                        place,
                        after.staffId(),
                        Permission.PRICE_OVERRIDE,
                        after.id() + " " + line.product().id(),
                        Optional.of(after.id())));
    }

    /** What completing a basket needs; a refund that was allowed when it was begun is allowed. */
    void demandFor(UnitOfWork tx, Place place, Basket basket) {
        if (Rights.isSystem(basket.staffId())) {
            return;
        }
        var permission = basket.kind() == SaleKind.REFUND ? Permission.REFUND : Permission.SELL;
        if (!wasAllowed(tx, basket, permission)) {
            demand(tx, place, basket.staffId(), permission, basket.id(), Optional.of(basket.id()));
        } else {
            present(tx, place, basket.staffId());
        }
    }

    private static boolean wasAllowed(Reader reader, Basket basket, Permission permission) {
        return !reader.query(
                        "SELECT 1 FROM approvals WHERE sale_id = ? AND permission = ? AND staff_id = ? LIMIT 1",
                        List.of(basket.id(), permission.name(), basket.staffId()),
                        row -> row.getInt(1))
                .isEmpty();
    }

    private static boolean isLess(Basket after, Basket before) {
        return before.lines().stream()
                .anyMatch(line -> after.line(line.id())
                                .map(Basket.Line::quantity)
                                .orElse(Quantity.ZERO)
                                .compareTo(line.quantity())
                        < 0);
    }

    private static boolean hasPrice(Reader reader, Place place, Basket.Line line, Basket basket) {
        return Prices.inForce(reader, line.product().id(), place.till().storeId(), basket.openedAt())
                .filter(row -> row.price().currency().equals(place.currency()))
                .isPresent();
    }

    private static Staff person(Reader reader, Place place, String staffId) {
        return reader.find(DomainTypes.STAFF, staffId)
                .map(Stored::value)
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
