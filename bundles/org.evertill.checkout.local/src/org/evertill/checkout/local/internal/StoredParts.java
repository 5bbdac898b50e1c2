package org.evertill.checkout.local.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.TenderDesk.Notes;
import org.evertill.checkout.TenderDesk.Tender;
import org.evertill.checkout.TenderDesk.Tendered;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Money;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Exchange;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Stored;
import org.evertill.storage.UnitOfWork;
import org.evertill.tender.StoredValue;
import org.evertill.tender.TenderType;
import org.evertill.tender.TenderTypes;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Place;

/** Parts that are paid by what is stored, or paid back to it, by what this till knows of it. */
record StoredParts(UnitOfWork tx, Place place, Basket basket, List<Tendered> parts) {

    /** Throws {@code stored.unknown}, {@code stored.not-valid}, {@code stored.too-little}, {@code stored.bad-number} and what {@link Tendering} says. */
    Tendered part(Tendering tendering, Tender tender, Instant at, IdSource ids) {
        var type = tendering.kind().type();
        var stored = stored(type, tender.number());
        stored.ifPresent(value -> StoredLines.check(value, type, place, at, value.number()));
        if (Exchange.money(basket) == SaleKind.REFUND) {
            return back(tendering.part(ids.next(), tender), type, stored, tender.number(), ids);
        }
        var value = stored.orElseThrow(() -> unknown(tender.number().orElse("")));
        var left = left(value);
        var free = left.minus(tip(tender));
        var amount = tender.amount().orElse(free.compareTo(tendering.due()) < 0 ? free : tendering.due());
        if (amount.compareTo(free) > 0 || free.minor() <= 0) {
            throw new ProblemException(Problem.of(
                            "stored.too-little",
                            (left.minor() > 0 ? left + " are" : "Nothing is") + " left on " + value.number()
                                    + ". Say a smaller amount, and pay the rest by another tender.")
                    .with("left", left));
        }
        var pays = new Tender(tender.kind(), Optional.of(amount), tender.tip(), tender.number());
        return noted(tendering.part(ids.next(), pays), value.id(), value.number());
    }

    /** It is taken off, too. One in another currency is refused later. */
    private Money tip(Tender tender) {
        return tender.tip()
                .filter(tip -> tip.currency().equals(basket.currency()))
                .orElseGet(() -> Money.zero(basket.currency()));
    }

    /** Onto what there is, or onto something new: a credit of the shop, or a voucher. */
    private Tendered back(
            Tendered part, TenderType type, Optional<StoredValue> stored, Optional<String> number, IdSource ids) {
        if (stored.isPresent()) {
            var original = Originals.of(tx, basket, parts).stream()
                    .filter(some -> stored.get().id().equals(some.payment().storedValueId()))
                    .findFirst()
                    .map(some -> some.payment().id());
            var noted = noted(part, stored.get().id(), stored.get().number());
            return original.map(id -> noted.with(noted.notes().of(id))).orElse(noted);
        }
        if (number.isPresent() || type == TenderType.ACCOUNT) {
            throw unknown(number.orElse(""));
        }
        return noted(part, ids.next(), StoredLines.nextNumber(tx, place.till()));
    }

    /** By its number; an account also by whose it is. */
    private Optional<StoredValue> stored(TenderType type, Optional<String> number) {
        if (number.isPresent()) {
            StoredLines.checkNumber(number.get());
            return StoredLines.find(tx, number.get());
        }
        return type == TenderType.ACCOUNT ? basket.customerId().flatMap(this::account) : Optional.empty();
    }

    private Optional<StoredValue> account(String customerId) {
        return tx
                .select(
                        TenderTypes.STORED_VALUE,
                        Selection.where(Filter.equal("customer_id", customerId)).page(0, Selection.MAX_LIMIT))
                .stream()
                .map(Stored::value)
                .filter(value -> value.type() == TenderType.ACCOUNT)
                .findFirst();
    }

    /** What other parts of this basket take off it is not there any more. */
    private Money left(StoredValue value) {
        long taken = parts.stream()
                .filter(part ->
                        part.notes().storedId().filter(value.id()::equals).isPresent())
                .mapToLong(part -> part.value().minor())
                .sum();
        return new Money(value.balanceMinor() - taken, basket.currency());
    }

    private static Tendered noted(Tendered part, String storedId, String number) {
        return part.with(new Notes(
                Optional.of(number), Optional.empty(), Optional.empty(), Optional.of(storedId), Optional.empty()));
    }

    private static RuntimeException unknown(String number) {
        return Attempt.problem(
                "stored.unknown",
                "This till knows nothing behind the number " + number
                        + ". Type it again; what was sold elsewhere is known after the next exchange with head office.");
    }
}
