package org.evertill.catalogue.local.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.evertill.catalogue.CatalogueDesk;
import org.evertill.catalogue.Divergence;
import org.evertill.catalogue.ProductQuery;
import org.evertill.catalogue.Saved;
import org.evertill.catalogue.Saved.How;
import org.evertill.catalogue.Shelved;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.PriceRule;
import org.evertill.domain.ProductCode;
import org.evertill.domain.Promotion;
import org.evertill.domain.TaxRate;
import org.evertill.domain.TaxRule;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.pricing.Kinds;
import org.evertill.pricing.PromotionKind;
import org.evertill.pricing.Trial;
import org.evertill.repository.DataRepository;
import org.evertill.repository.Repositories;
import org.evertill.storage.Database;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Selection.Order;
import org.evertill.storage.Stored;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Place;
import org.evertill.usecase.Prices;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Reads the till's own database, and writes by the strategy that the till works by. */
@Component
public final class LocalCatalogueDesk implements CatalogueDesk {

    /** How often a change is tried anew on what somebody else has just written. */
    private static final int MAX_TRIES = 3;

    private final Database database;
    private final Repositories repositories;
    private final Clock clock;
    private final Kinds kinds;

    /**
     * @param chains the kinds of promotions that a chain brings
     */
    @Activate
    public LocalCatalogueDesk(
            @Reference Database database,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Repositories repositories,
            @Reference Clock clock,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<PromotionKind> chains) {
        this.database = database;
        this.repositories = repositories;
        this.clock = clock;
        this.kinds = new Kinds(chains);
    }

    @Override
    public Outcome<Access> open(String staffId) {
        return ruled(rules -> new Access(rules.place().store(), rules.writable(staffId), taxClasses(rules)));
    }

    @Override
    public Outcome<List<String>> products(ProductQuery query) {
        return Attempt.of(() -> database.read(reader -> new ProductOrder(reader, query).ids()));
    }

    @Override
    public Outcome<Map<String, Shelved>> shelved(List<String> ids) {
        return ruled(rules -> {
            var found = new HashMap<String, Shelved>();
            var asked = PriceRule.Asked.one(rules.place().store(), rules.now());
            for (String id : ids) {
                rules.reader()
                        .find(DomainTypes.PRODUCT, id)
                        .ifPresent(product -> found.put(
                                id, new Shelved(product, Prices.inForce(rules.reader(), rules.place(), id, asked))));
            }
            return found;
        });
    }

    @Override
    public Outcome<List<Stored<ProductCode>>> codes(String productId) {
        return list(
                DomainTypes.PRODUCT_CODE,
                Selection.where(Filter.equal("product_id", productId)).orderedBy(Order.ascending("code")));
    }

    @Override
    public Outcome<List<Stored<PriceRow>>> prices(String productId) {
        return list(
                DomainTypes.PRICE_ROW,
                Selection.where(Filter.equal("product_id", productId)).orderedBy(Order.descending("valid_from")));
    }

    @Override
    public Outcome<List<Stored<Promotion>>> promotions() {
        return list(
                DomainTypes.PROMOTION,
                Selection.all().orderedBy(Order.descending("priority"), Order.ascending("name")));
    }

    @Override
    public <T extends Record> Outcome<Stored<T>> add(String staffId, EntityType<T> type, T value) {
        return ruled(rules -> {
                    rules.demand(staffId, type);
                    rules.checkNew(value);
                    return value;
                })
                .then(checked -> repositories.of(type, staffId).create(checked));
    }

    @Override
    public <T extends Record> Outcome<Saved<T>> change(String staffId, EntityType<T> type, Stored<T> seen, T wanted) {
        return ruled(rules -> {
                    rules.demand(staffId, type);
                    rules.checkChanged(seen.value(), wanted);
                    return wanted;
                })
                .then(checked -> saved(repositories.of(type, staffId), type, seen, checked));
    }

    @Override
    public <T extends Record> Outcome<Stored<T>> remove(String staffId, EntityType<T> type, Stored<T> seen) {
        return ruled(rules -> {
                    rules.demand(staffId, type);
                    rules.checkGone(seen.value());
                    return type.idOf(seen.value());
                })
                .then(id -> repositories.of(type, staffId).delete(id, seen.version()));
    }

    @Override
    public Outcome<Trial> tryOut(List<Piece> pieces, Circumstance circumstance) {
        return ruled(rules -> new TrialBasket(rules, circumstance).tried(pieces));
    }

    private <T extends Record> Outcome<Saved<T>> saved(
            DataRepository<T> repository, EntityType<T> type, Stored<T> seen, T wanted) {
        var id = type.idOf(wanted);
        var how = How.ALONE;
        Outcome<Stored<T>> written = repository.update(id, seen.version(), now -> wanted);
        for (int tries = 1; isStale(written) && tries < MAX_TRIES; tries++) {
            var theirs = repository.findById(id);
            if (theirs.isEmpty()) {
                return Outcome.failed(missing());
            }
            var divergence = new Divergence<>(type, seen.value(), wanted, theirs.get());
            if (!divergence.contested().isEmpty()) {
                return Outcome.ok(new Saved.Overtaken<>(divergence));
            }
            how = How.JOINED;
            // What two people made of a row has to hold as well as what each of them did.
            var merged = divergence.merged(List.of());
            written = ruled(rules -> {
                        rules.checkChanged(theirs.get().value(), merged);
                        return merged;
                    })
                    .then(checked -> repository.update(id, theirs.get().version(), now -> checked));
        }
        var whose = how;
        return written.map(row -> new Saved.Done<>(row, whose));
    }

    private static boolean isStale(Outcome<?> outcome) {
        return outcome instanceof Outcome.Failed<?>(var problem)
                && problem.code().equals("entity.stale");
    }

    private static Problem missing() {
        return Problem.of("entity.missing", "The row is not there, or was deleted. Look it up again.");
    }

    private <T extends Record> Outcome<List<Stored<T>>> list(EntityType<T> type, Selection selection) {
        return Attempt.of(() -> database.read(reader -> reader.select(type, selection.page(0, MAX_LISTED))));
    }

    /** Those with a rate in the store's country, and that which needs none. */
    private static List<String> taxClasses(Rules rules) {
        var country = rules.place().store().countryCode();
        var known =
                rules
                        .reader()
                        .select(DomainTypes.TAX_RATE, Selection.where(Filter.equal("country_code", country)))
                        .stream()
                        .map(rate -> rate.value())
                        .map(TaxRate::taxClass);
        return java.util.stream.Stream.concat(known, java.util.stream.Stream.of(TaxRule.ZERO_CLASS))
                .distinct()
                .sorted()
                .toList();
    }

    private <R> Outcome<R> ruled(Function<Rules, R> work) {
        return Attempt.of(() ->
                database.read(reader -> work.apply(new Rules(reader, Place.of(database, reader), now(), kinds))));
    }

    private Instant now() {
        return clock.instant();
    }
}
