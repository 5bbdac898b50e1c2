package org.evertill.catalogue.local.internal;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evertill.catalogue.PriceChange;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.ProductCode;
import org.evertill.domain.Promotion;
import org.evertill.entity.EntityType;
import org.evertill.entity.Needs;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.pricing.Kinds;
import org.evertill.pricing.Offers;
import org.evertill.storage.Reader;
import org.evertill.usecase.Clearance;
import org.evertill.usecase.Place;

/** What has to hold before something is written. Throws what it refuses. */
record Rules(Reader reader, Place place, Instant now, Kinds kinds) {

    /** What is looked after here. */
    private static final List<EntityType<?>> TYPES =
            List.of(DomainTypes.PRODUCT, DomainTypes.PRODUCT_CODE, DomainTypes.PRICE_ROW, DomainTypes.PROMOTION);

    /** The tables that a person may write. Throws {@code staff.ended}. */
    Set<String> writable(String staffId) {
        return TYPES.stream()
                .filter(type -> mayWrite(staffId, type))
                .map(EntityType::table)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Throws {@code catalogue.not-permitted}, {@code staff.ended}. */
    void demand(String staffId, EntityType<?> type) {
        if (TYPES.stream().noneMatch(known -> known.table().equals(type.table()))) {
            throw new IllegalArgumentException("not of the catalogue: " + type);
        }
        if (!mayWrite(staffId, type)) {
            throw problem(
                    "catalogue.not-permitted",
                    "Your role reads here and changes nothing. Somebody who may has to log in.");
        }
    }

    /** A row that is new. */
    void checkNew(Record value) {
        switch (value) {
            case ProductCode code -> checkCode(code);
            case PriceRow price -> PriceChange.checked(price).orThrow();
            case Promotion promotion -> Offers.checked(promotion, kinds).orThrow();
            default -> {}
        }
    }

    /** A row that was there before. */
    void checkChanged(Record before, Record after) {
        if (before instanceof PriceRow held && after instanceof PriceRow changed) {
            PriceChange.checked(held, changed, now).orThrow();
        } else {
            checkNew(after);
        }
    }

    /** A row that goes: a price that has held stays. */
    void checkGone(Record value) {
        if (value instanceof PriceRow price && !price.validFrom().isAfter(now)) {
            throw new ProblemException(PriceChange.holds());
        }
    }

    private boolean mayWrite(String staffId, EntityType<?> type) {
        var needs = type.recordType().getAnnotation(Needs.class);
        return needs == null
                || !Clearance.held(reader, place, staffId, Set.of(needs.value()))
                        .isEmpty();
    }

    /** Head office would leave a second claim to people; whoever types it is told at once. */
    private void checkCode(ProductCode code) {
        var others = reader.query(
                "SELECT p.name FROM product_codes c JOIN products p ON p.id = c.product_id"
                        + " WHERE c.code = ? AND c.id <> ? AND NOT c.is_deleted AND NOT p.is_deleted LIMIT 1",
                Stream.of(code.code(), code.id()).toList(),
                row -> row.getString(1));
        if (!others.isEmpty()) {
            throw new ProblemException(Problem.of(
                            "catalogue.code-taken",
                            "The code " + code.code() + " belongs to " + others.getFirst()
                                    + " already. Take it away there first, or enter another one.")
                    .with("code", code.code())
                    .with("product", others.getFirst()));
        }
    }

    private static ProblemException problem(String code, String message) {
        return new ProblemException(Problem.of(code, message));
    }
}
