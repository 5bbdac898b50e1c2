package org.evertill.checkout.local.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.Checkout.Parked;
import org.evertill.pricing.Basket;
import org.evertill.storage.Reader;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Attempt;

/** Baskets that are put aside for another customer to be served. They stand beside those under way, and have a name. */
final class Parking {

    /** Put aside at most. */
    private static final int MAX_PARKED = 100;

    /** Characters of a name. */
    private static final int MAX_NAME = 60;

    private Parking() {}

    private record Kept(String content, String name, String at) {}

    /** Puts a basket aside; throws {@code sale.empty}, {@code sale.bad-name}, {@code sale.too-many-parked}. */
    static Parked park(UnitOfWork tx, Basket basket, String typed, Instant at) {
        String name = checked(basket, typed.strip());
        if (all(tx, basket.staffId()).size() >= MAX_PARKED) {
            throw Attempt.problem(
                    "sale.too-many-parked",
                    "There are " + MAX_PARKED + " parked baskets. Recall some and complete them or give them up.");
        }
        OpenBaskets.forget(tx, basket.id());
        tx.execute(
                "INSERT INTO open_basket (id, content, parked_as, parked_at) VALUES (?, ?, ?, ?)",
                List.of(basket.id(), BasketJson.write(basket), name, at.toString()));
        return new Parked(basket, name, at);
    }

    /** Those that were put aside, the oldest first, in the name of the one who asks. */
    static List<Parked> all(Reader reader, String staffId) {
        return reader
                .query(
                        "SELECT content, parked_as, parked_at FROM open_basket WHERE parked_as IS NOT NULL ORDER BY saved",
                        List.of(),
                        row -> new Kept(row.getString(1), row.getString(2), row.getString(3)))
                .stream()
                .map(kept -> parked(kept, staffId))
                .flatMap(Optional::stream)
                .toList();
    }

    /** One that is still there; throws {@code sale.not-parked}. */
    static Basket still(Reader reader, Parked parked) {
        return all(reader, parked.basket().staffId()).stream()
                .map(Parked::basket)
                .filter(basket -> basket.id().equals(parked.basket().id()))
                .findFirst()
                .orElseThrow(() -> Attempt.problem(
                        "sale.not-parked", "The basket is not parked any more. Somebody else has recalled it."));
    }

    private static Optional<Parked> parked(Kept kept, String staffId) {
        return BasketJson.read(kept.content, staffId)
                .map(basket -> new Parked(basket, kept.name, Instant.parse(kept.at)));
    }

    private static String checked(Basket basket, String name) {
        if (basket.lines().isEmpty()) {
            throw Attempt.problem("sale.empty", "There is nothing in the basket. Scan something first.");
        }
        if (name.isEmpty() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw Attempt.problem(
                    "sale.bad-name", "A parked basket has a name of up to " + MAX_NAME + " characters. Type it again.");
        }
        return name;
    }
}
