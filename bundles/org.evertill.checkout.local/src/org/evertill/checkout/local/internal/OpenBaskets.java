package org.evertill.checkout.local.internal;

import java.util.List;
import java.util.Optional;
import org.evertill.pricing.Basket;
import org.evertill.storage.Reader;
import org.evertill.storage.UnitOfWork;

/** Baskets that were begun and neither completed nor given up; they outlive a power cut. */
final class OpenBaskets {

    /** Kept at most; older ones are forgotten, a caller that never discards must not fill the disk. */
    private static final int MAX_KEPT = 20;

    private OpenBaskets() {}

    static void keep(UnitOfWork tx, Basket basket) {
        forget(tx, basket.id());
        if (!basket.lines().isEmpty()) {
            tx.execute(
                    "INSERT INTO open_basket (id, content) VALUES (?, ?)",
                    List.of(basket.id(), BasketJson.write(basket)));
            tx.execute(
                    "DELETE FROM open_basket WHERE saved NOT IN"
                            + " (SELECT saved FROM open_basket WHERE parked_as IS NULL ORDER BY saved DESC LIMIT "
                            + MAX_KEPT + ") AND parked_as IS NULL AND id NOT IN (SELECT basket_id FROM tendered)",
                    List.of());
        }
    }

    static void forget(UnitOfWork tx, String basketId) {
        tx.execute("DELETE FROM open_basket WHERE id = ?", List.of(basketId));
    }

    /** Of those of which a part is paid, else of all. */
    static Optional<Basket> newest(Reader reader, String staffId) {
        return reader
                .query(
                        "SELECT content FROM open_basket WHERE parked_as IS NULL"
                                + " ORDER BY id IN (SELECT basket_id FROM tendered) DESC, saved DESC",
                        List.of(),
                        row -> row.getString(1))
                .stream()
                .map(content -> BasketJson.read(content, staffId))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
