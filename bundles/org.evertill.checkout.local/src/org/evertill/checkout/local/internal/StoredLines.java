package org.evertill.checkout.local.internal;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import org.evertill.domain.Product;
import org.evertill.domain.Product.Trait;
import org.evertill.domain.ProductKind;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.pricing.Basket;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Stored;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.UnitOfWork;
import org.evertill.tender.StoredNumber;
import org.evertill.tender.StoredValue;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.evertill.tender.TenderTypes;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Place;
import org.evertill.usecase.Series;

/** Makes lines that put money on something stored, and finds what is stored. */
record StoredLines(Reckoning reckoning, TenderKinds kinds) {

    /** The counter of the numbers that this till gives. */
    static final String SERIES = """
        CREATE TABLE stored_series (
            register_id TEXT NOT NULL, series TEXT NOT NULL, next_number INTEGER NOT NULL,
            PRIMARY KEY (register_id, series)) WITHOUT ROWID\
        """;

    private static final Series NUMBERS = Series.fromOne("stored_series");
    private static final int MAX_NUMBER = 60;

    Basket.Line line(TenderType type, String typed, Money amount, String id) {
        String number = typed.strip();
        checkNumber(number);
        var kind = kinds.active().stream()
                .filter(some -> some.type() == type && type.isStored())
                .findFirst()
                .orElseThrow(() -> Attempt.problem(
                        "tender.unknown", "Nothing of this type is taken here; head office adds tenders."));
        find(reckoning.reader(), number)
                .ifPresent(stored -> check(stored, type, reckoning.place(), reckoning.at(), number));
        if (amount.minor() <= 0) {
            throw Attempt.problem("sale.bad-price", "What is put on it is more than zero. Type it again.");
        }
        var price = UnitPrice.of(amount.toDecimal(), amount.currency());
        Lines.checkPrice(price, reckoning.place());
        return Lines.checked(new Basket.Line(
                id, product(kind), number, kind.name(), Quantity.ONE, price, true, 0, Optional.empty()));
    }

    /** The next number of a till; no other till gives it, nor this one after it was put back. */
    static String nextNumber(UnitOfWork tx, TillIdentity till) {
        return new StoredNumber(till.registerId(), till.series(), NUMBERS.next(tx, till)).toString();
    }

    /** What stands behind a number; of several that claim it the first. */
    static Optional<StoredValue> find(Reader reader, String number) {
        return reader
                .select(
                        TenderTypes.STORED_VALUE,
                        Selection.where(Filter.equal("number", number)).page(0, 1))
                .stream()
                .map(Stored::value)
                .findFirst();
    }

    /** Throws {@code stored.not-valid}. */
    static void check(StoredValue stored, TenderType type, Place place, Instant at, String number) {
        var lastDay = stored.lastDay();
        String why = stored.type() != type
                ? "is a " + stored.type().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                : !stored.active()
                        ? "is locked"
                        : lastDay != null && place.day(at).isAfter(lastDay)
                                ? "was valid until " + lastDay
                                : !stored.currency().equals(place.store().currency())
                                        ? "is in " + stored.currency()
                                        : "";
        if (!why.isEmpty()) {
            throw Attempt.problem("stored.not-valid", "The number " + number + " " + why + ". Pay otherwise.");
        }
    }

    static void checkNumber(String number) {
        if (number.isEmpty() || number.length() > MAX_NUMBER || StoredNumber.isMistyped(number)) {
            throw Attempt.problem(
                    "stored.bad-number",
                    "This is no number, or a mistyped one: its check digits do not fit. Type it again.");
        }
    }

    private static Product product(TenderKind kind) {
        return new Product(
                        StoredValue.PRODUCT,
                        kind.type().name(),
                        kind.name(),
                        null,
                        ProductKind.SERVICE,
                        "",
                        StoredValue.LIABILITY,
                        true,
                        null)
                .with(EnumSet.of(Trait.NOT_DISCOUNTABLE));
    }
}
