package org.evertill.storage.contract;

import java.net.URI;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.evertill.entity.Entity;
import org.evertill.entity.Entity.Nature;
import org.evertill.entity.EntityType;
import org.evertill.entity.Group;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.MaxLength;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.ScopePart;
import org.evertill.entity.Searchable;
import org.evertill.kernel.Money;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.protocol.DeviceKey;
import org.jspecify.annotations.Nullable;

/** Entities and a till for the contract tests: one of each nature. */
public final class Samples {

    private static final DeviceKey KEY = DeviceKey.make();

    public static final EntityType<Article> ARTICLE = new EntityType<>(Article.class);
    public static final EntityType<Slip> SLIP = new EntityType<>(Slip.class);
    public static final EntityType<Visit> VISIT = new EntityType<>(Visit.class);

    public static final List<EntityType<?>> TYPES = List.of(ARTICLE, SLIP, VISIT);

    public static final Currency EURO = Currency.getInstance("EUR");

    private Samples() {}

    /** Edited by people. */
    @Entity(table = "articles", scope = ScopeKind.CHAIN)
    public record Article(
            @Id String id,
            @Indexed @Searchable @MaxLength(40) String sku,
            @Searchable String name,
            @Searchable @Nullable String brand,
            @Group("price") Money price,
            @Group("price") boolean taxIncluded,
            boolean active) {

        public static Article of(String id, String name) {
            return new Article(id, "sku-" + id, name, null, new Money(100, EURO), true, true);
        }

        public Article withName(String newName) {
            return new Article(id, sku, newName, brand, price, taxIncluded, active);
        }

        public Article withPrice(long minor) {
            return new Article(id, sku, name, brand, new Money(minor, EURO), taxIncluded, active);
        }
    }

    /** Happened once. */
    @Entity(table = "slips", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT)
    public record Slip(
            @Id String id,
            @ScopePart(ScopePart.Part.STORE) String storeId,
            @ScopePart(ScopePart.Part.TIME) @Indexed Instant madeAt,
            Money total) {}

    /** Goes through stages. */
    @Entity(table = "visits", scope = ScopeKind.STORE, nature = Nature.PROCESS)
    public record Visit(
            @Id String id,
            @ScopePart(ScopePart.Part.STORE) String storeId,
            Instant begunAt,
            @Nullable Instant endedAt) {}

    /** A till of store S1. */
    public static TillIdentity till(String replica) {
        return new TillIdentity(
                replica, 1, "Sample", "S1", "S1-R1", "A", URI.create("http://127.0.0.1:1/"), KEY, List.of());
    }
}
