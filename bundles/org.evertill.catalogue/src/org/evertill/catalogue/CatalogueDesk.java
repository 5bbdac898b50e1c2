package org.evertill.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evertill.domain.PriceRow;
import org.evertill.domain.ProductCode;
import org.evertill.domain.Promotion;
import org.evertill.domain.Store;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Trial;
import org.evertill.storage.Stored;

/**
 * What a chain sells, for whoever looks after it; a service. Everybody who works here may read; who may change what, the entities
 * themselves say ({@link org.evertill.entity.Needs}). What is changed goes the way of everything else to head office. Any thread but the
 * UI's.
 */
public interface CatalogueDesk {

    /** Rows that a list which is read as a whole has at most. */
    int MAX_LISTED = 2_000;

    /**
     * Lets a person in. Problems: {@code staff.ended}, {@code till.not-enrolled}, {@code till.no-store}.
     */
    Outcome<Access> open(String staffId);

    /** The identifiers of the products that match, in order; with words in it at most ten thousand. */
    Outcome<List<String>> products(ProductQuery query);

    /** Products by identifier, each with what one of it costs here now; those that are there no more are left out. */
    Outcome<Map<String, Shelved>> shelved(List<String> ids);

    /** The codes of a product, in their order. */
    Outcome<List<Stored<ProductCode>>> codes(String productId);

    /** The prices of a product, for all stores and all times, the latest first. */
    Outcome<List<Stored<PriceRow>>> prices(String productId);

    /** All promotions, those of a higher priority first, then by name. */
    Outcome<List<Stored<Promotion>>> promotions();

    /**
     * Adds a row. Problems: {@code catalogue.not-permitted}, {@code catalogue.code-taken}, {@code entity.invalid},
     * {@code promotion.…}.
     */
    <T extends Record> Outcome<Stored<T>> add(String staffId, EntityType<T> type, T value);

    /**
     * Changes a row. When somebody else has changed it since it was seen, both changes are kept as far as they are about different things;
     * where they are about the same, nothing is written and the two are given. Problems: those of {@link #add},
     * {@code catalogue.price-holds}, {@code entity.missing}.
     *
     * @param seen the row as the person saw it
     * @param wanted what it shall be
     */
    <T extends Record> Outcome<Saved<T>> change(String staffId, EntityType<T> type, Stored<T> seen, T wanted);

    /** Takes a row away. Problems: {@code catalogue.not-permitted}, {@code catalogue.price-holds}, {@code entity.stale}, {@code entity.missing}. */
    <T extends Record> Outcome<Stored<T>> remove(String staffId, EntityType<T> type, Stored<T> seen);

    /**
     * What all promotions do to a basket that is only tried out, at the prices that hold then.
     *
     * @param pieces each with how many of it, in the order in which they are scanned; one without a price is left out
     */
    Outcome<Trial> tryOut(List<Piece> pieces, Circumstance circumstance);

    /** So much of a product. */
    record Piece(String productId, Quantity quantity) {}

    /**
     * When and for whom something is tried out.
     *
     * @param customerGroup of the customer; empty for anybody
     * @param coupons that are shown
     */
    record Circumstance(Instant at, Optional<String> customerGroup, Set<String> coupons) {

        public Circumstance {
            coupons = Set.copyOf(coupons);
        }
    }

    /**
     * What a person finds.
     *
     * @param store in which it is
     * @param writable the tables that the person may change
     * @param taxClasses that have a rate here, in the order of their names
     */
    record Access(Store store, Set<String> writable, List<String> taxClasses) {

        public Access {
            writable = Set.copyOf(writable);
            taxClasses = List.copyOf(taxClasses);
        }

        public boolean mayChange(EntityType<?> type) {
            return writable.contains(type.table());
        }
    }
}
