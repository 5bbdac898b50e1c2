package org.evertill.stock.local.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.domain.Store;
import org.evertill.kernel.IdSource;
import org.evertill.stock.StockDesk.Elsewhere;
import org.evertill.stock.StockDesk.InStore;
import org.evertill.stock.StockElsewhere;
import org.evertill.stock.StockInquiry;
import org.evertill.stock.StockTypes;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Stored;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Place;

/** Questions to head office about other stores, and what it answered. */
final class Inquiries {

    /** Whoever asks again within this time waits for the answer to the first question. */
    private static final Duration SAME = Duration.ofMinutes(1);

    private static final String ASKED =
            "SELECT max(asked_at) FROM stock_inquiries WHERE product_id = ? AND store_id = ? AND is_deleted = 0";

    private Inquiries() {}

    static Elsewhere asked(UnitOfWork tx, Place place, Product product, String staffId, Instant at, IdSource ids) {
        boolean asks = askedAt(tx, place, product)
                .filter(last -> !last.isAfter(at) && last.plus(SAME).isAfter(at))
                .isEmpty();
        if (asks) {
            var till = place.till();
            tx.insert(
                    StockTypes.INQUIRY,
                    new StockInquiry(ids.next(), till.storeId(), at, till.registerId(), product.id(), staffId));
        }
        return known(tx, place, product);
    }

    static Elsewhere known(Reader reader, Place place, Product product) {
        String own = place.till().storeId();
        var answers = reader
                .select(
                        StockTypes.ELSEWHERE,
                        Selection.where(Filter.equal("product_id", product.id()), Filter.equal("store_id", own)))
                .stream()
                .map(Stored::value)
                .toList();
        var stores = new ArrayList<InStore>();
        for (StockElsewhere answer : answers) {
            if (!answer.otherStoreId().equals(own) && !answer.quantity().isZero()) {
                stores.add(inStore(reader, answer));
            }
        }
        stores.sort(Comparator.comparing(InStore::quantity).reversed().thenComparing(InStore::storeId));
        return new Elsewhere(
                product,
                askedAt(reader, place, product),
                answers.stream().map(StockElsewhere::answeredAt).max(Comparator.naturalOrder()),
                stores);
    }

    private static InStore inStore(Reader reader, StockElsewhere answer) {
        return new InStore(
                answer.otherStoreId(),
                reader.find(DomainTypes.STORE, answer.otherStoreId())
                        .map(Stored::value)
                        .map(Store::name)
                        .orElse(answer.otherStoreId()),
                answer.quantity(),
                Optional.ofNullable(answer.heardAt()));
    }

    private static Optional<Instant> askedAt(Reader reader, Place place, Product product) {
        return reader
                .query(
                        ASKED,
                        List.of(product.id(), place.till().storeId()),
                        row -> Optional.ofNullable(row.getString(1)).map(Instant::parse))
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }
}
