package org.evertill.loyalty.local.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.evertill.customer.KnownCustomer;
import org.evertill.kernel.Nanoid;
import org.evertill.loyalty.LoyaltyAccount;
import org.evertill.loyalty.LoyaltyMovement;
import org.evertill.loyalty.LoyaltyMovement.Kind;
import org.evertill.loyalty.LoyaltyMultiplier;
import org.evertill.loyalty.LoyaltyTerms;
import org.evertill.loyalty.LoyaltyTypes;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Stored;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Customers;

/** Accounts and movements of points, inside the transaction that is given. */
final class Ledger {

    private Ledger() {}

    /**
     * Where and when points move.
     *
     * @param originalSaleId of a refund
     */
    record Occasion(
            String storeId, Instant at, String staffId, Optional<String> saleId, Optional<String> originalSaleId) {}

    static Optional<LoyaltyTerms> terms(Reader reader, Currency currency) {
        return reader.find(LoyaltyTypes.TERMS, currency.getCurrencyCode()).map(Stored::value);
    }

    static List<LoyaltyMultiplier> multipliers(Reader reader) {
        return reader.select(LoyaltyTypes.MULTIPLIER, Selection.where().page(0, Selection.MAX_LIMIT)).stream()
                .map(Stored::value)
                .toList();
    }

    /** The points of a person: of all rows that were found to be the same customer. */
    static long balance(Reader reader, KnownCustomer customer) {
        return customer.ids().stream()
                .mapToLong(id -> reader.find(LoyaltyTypes.ACCOUNT, id)
                        .map(account -> account.value().points())
                        .orElse(0L))
                .sum();
    }

    /** The movements of a sale, or of the refunds of one. */
    static List<LoyaltyMovement> movements(Reader reader, String column, String saleId) {
        var all = Selection.where(Filter.equal(column, saleId)).page(0, Selection.MAX_LIMIT);
        return reader.select(LoyaltyTypes.MOVEMENT, all).stream()
                .map(Stored::value)
                .toList();
    }

    /** The points of some movements of a kind. */
    static long sum(List<LoyaltyMovement> movements, Kind kind) {
        return movements.stream()
                .filter(movement -> movement.kind() == kind)
                .mapToLong(LoyaltyMovement::points)
                .sum();
    }

    /** Points come, or go; nothing is written of none. */
    static void move(
            UnitOfWork tx, String customerId, Kind kind, long points, Occasion occasion, Optional<String> reason) {
        if (points == 0) {
            return;
        }
        for (Part part : parts(tx, customerId, points)) {
            add(tx, part);
            tx.insert(
                    LoyaltyTypes.MOVEMENT,
                    new LoyaltyMovement(
                            Nanoid.random(),
                            occasion.storeId(),
                            occasion.at(),
                            part.accountId(),
                            kind,
                            part.points(),
                            occasion.saleId().orElse(null),
                            occasion.originalSaleId().orElse(null),
                            reason.orElse(null),
                            occasion.staffId()));
        }
    }

    private record Part(String accountId, long points) {}

    /** What goes is taken where there is something: of rows that were merged first, the rest of the one that goes on. */
    private static List<Part> parts(UnitOfWork tx, String customerId, long points) {
        var known = Customers.of(tx, customerId);
        String survivor = known.map(KnownCustomer::id).orElse(customerId);
        var parts = new ArrayList<Part>();
        long left = points;
        if (points < 0) {
            for (String id : known.map(
                            customer -> customer.ids().stream().skip(1).toList())
                    .orElse(List.of())) {
                long there = tx.find(LoyaltyTypes.ACCOUNT, id)
                        .map(account -> account.value().points())
                        .orElse(0L);
                long taken = Math.clamp(there, 0, -left);
                if (taken > 0) {
                    parts.add(new Part(id, -taken));
                    left += taken;
                }
            }
        }
        if (left != 0) {
            parts.add(new Part(survivor, left));
        }
        return parts;
    }

    /** An account is made without points and counted up then: what two tills begin at once adds up. */
    private static void add(UnitOfWork tx, Part part) {
        if (tx.find(LoyaltyTypes.ACCOUNT, part.accountId()).isEmpty()) {
            tx.insert(LoyaltyTypes.ACCOUNT, new LoyaltyAccount(part.accountId(), 0));
        }
        var account = tx.find(LoyaltyTypes.ACCOUNT, part.accountId()).orElseThrow();
        long sum = Math.addExact(account.value().points(), part.points());
        tx.update(LoyaltyTypes.ACCOUNT, new LoyaltyAccount(part.accountId(), sum), account.version());
    }
}
