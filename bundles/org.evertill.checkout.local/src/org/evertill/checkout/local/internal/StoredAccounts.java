package org.evertill.checkout.local.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.TenderDesk.Notes;
import org.evertill.checkout.TenderDesk.Tendered;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Money;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Exchange;
import org.evertill.storage.UnitOfWork;
import org.evertill.tender.StoredMovement;
import org.evertill.tender.StoredValue;
import org.evertill.tender.TenderType;
import org.evertill.tender.TenderTypes;
import org.evertill.usecase.Place;

/** Moves what a completed basket puts on stored values and takes off them, in the sale's own transaction. */
record StoredAccounts(UnitOfWork tx, Place place, Basket basket, Instant moment, IdSource ids) {

    /** The parts, with what is left behind their numbers. */
    List<Tendered> moved(List<Tendered> parts) {
        for (Basket.Line line : basket.lines()) {
            if (line.product().id().equals(StoredValue.PRODUCT)) {
                var known = StoredLines.find(tx, line.code());
                String id = known.map(StoredValue::id).orElseGet(ids::next);
                var amount = basket.kind() == SaleKind.SALE
                        ? line.total()
                        : line.total().negated();
                move(id, line.code(), type(line, known), line.id(), amount, true);
            }
        }
        var moved = new ArrayList<Tendered>();
        for (Tendered part : parts) {
            moved.add(part.notes().storedId().map(id -> moved(part, id)).orElse(part));
        }
        return moved;
    }

    /** A tip is taken off it as well. */
    private Tendered moved(Tendered part, String storedId) {
        var notes = part.notes();
        var left = move(
                storedId,
                notes.reference().orElse(storedId),
                new TenderKinds(tx, true).find(part.kind()).orElseThrow().type(),
                part.id(),
                Exchange.money(basket) == SaleKind.SALE ? part.value().negated() : part.value(),
                basket.kind() == SaleKind.REFUND);
        return part.with(
                new Notes(notes.reference(), notes.details(), notes.originalId(), notes.storedId(), Optional.of(left)));
    }

    /**
     * @param atMost whether no more is taken off than is there; what is paid with may be overdrawn by several tills that do not know of each other
     */
    private Money move(String id, String number, TenderType type, String partId, Money amount, boolean atMost) {
        var known = tx.find(TenderTypes.STORED_VALUE, id);
        var before = known.map(stored -> stored.value()).orElseGet(() -> empty(id, number, type));
        var after = before.plus(amount);
        if (atMost && amount.isNegative() && after.balanceMinor() < 0) {
            throw new ProblemException(Problem.of(
                            "stored.too-little",
                            "Of " + number
                                    + " something was spent already, so it is not taken back. Take its line out of the refund.")
                    .with("left", new Money(before.balanceMinor(), amount.currency())));
        }
        if (known.isPresent()) {
            tx.update(TenderTypes.STORED_VALUE, after, known.get().version());
        } else {
            tx.insert(TenderTypes.STORED_VALUE, after);
        }
        tx.insert(
                TenderTypes.STORED_MOVEMENT,
                new StoredMovement(
                        ids.next(),
                        place.till().storeId(),
                        moment,
                        place.till().registerId(),
                        basket.staffId(),
                        id,
                        basket.id(),
                        partId,
                        amount));
        return new Money(after.balanceMinor(), amount.currency());
    }

    private StoredValue empty(String id, String number, TenderType type) {
        String customer = type == TenderType.STORE_CREDIT ? basket.customerId().orElse(null) : null;
        return new StoredValue(id, number, type, place.store().currency(), 0, null, customer, null, true);
    }

    /** What a line that comes back was of says what stands behind its number. */
    private static TenderType type(Basket.Line line, Optional<StoredValue> known) {
        return known.map(StoredValue::type)
                .orElseGet(() -> TenderType.valueOf(line.product().sku()));
    }
}
