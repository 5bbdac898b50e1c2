package org.evertill.simulation.internal;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.Entity;
import org.evertill.entity.Entity.Nature;
import org.evertill.entity.EntityType;
import org.evertill.entity.Group;
import org.evertill.entity.Id;
import org.evertill.entity.Merge;
import org.evertill.entity.MergePolicy;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.ScopePart;
import org.evertill.entity.ScopePart.Part;
import org.evertill.entity.Unique;
import org.evertill.kernel.Money;
import org.evertill.sync.merge.SyncTypes;
import org.jspecify.annotations.Nullable;

/** What the simulated chain has: like the product's own entities, with every policy and every kind of scope, but small. */
final class Entities {

    static final EntityType<Article> ARTICLE = new EntityType<>(Article.class);
    static final EntityType<Shelf> SHELF = new EntityType<>(Shelf.class);
    static final EntityType<Setting> SETTING = new EntityType<>(Setting.class);
    static final EntityType<Ticket> TICKET = new EntityType<>(Ticket.class);
    static final EntityType<TicketLine> TICKET_LINE = new EntityType<>(TicketLine.class);
    static final EntityType<Movement> MOVEMENT = new EntityType<>(Movement.class);
    static final EntityType<Drawer> DRAWER = new EntityType<>(Drawer.class);

    /** Brought by a bundle of the chain's own, which head office does not have from the beginning. */
    static final EntityType<PunchCard> PUNCH_CARD = new EntityType<>(PunchCard.class);

    static final List<EntityType<?>> ALL =
            List.of(ARTICLE, SHELF, SETTING, TICKET, TICKET_LINE, MOVEMENT, DRAWER, PUNCH_CARD);

    /**
     * On real databases: with what the product's own tables are needed for. Without people and roles: who may do what is not
     * part of what is simulated, and a head office that keeps no people asks nobody.
     */
    static final List<EntityType<?>> WITH_PRODUCT = Stream.<EntityType<?>>concat(
                    ALL.stream(), DomainTypes.ALL.stream().filter(t -> t != DomainTypes.STAFF && t != DomainTypes.ROLE))
            .toList();

    private Entities() {}

    /** The entity of a table, of synchronisation's own too. */
    static EntityType<?> type(String table) {
        return Stream.concat(WITH_PRODUCT.stream(), SyncTypes.ALL.stream())
                .filter(type -> type.table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    /** Something that can be sold: a group of fields for every policy. */
    @Entity(table = "articles", scope = ScopeKind.CHAIN)
    record Article(
            @Id String id,
            String name,
            @Group("price") Money price,
            @Group("price") boolean taxIncluded,
            @Merge(MergePolicy.HEAD_OFFICE_WINS) String tax,
            @Merge(MergePolicy.MAXIMUM) long peak,
            @Merge(MergePolicy.MINIMUM) long lowest,
            @Merge(MergePolicy.COUNTER) long points,
            Set<String> tags,
            @Merge(MergePolicy.RULE) String rating,
            @Merge(MergePolicy.MANUAL) String label,
            @Unique("code") @Nullable String code) {}

    /** A row of one store, which may move to another. */
    @Entity(table = "shelves", scope = ScopeKind.STORE)
    record Shelf(
            @Id String id,
            @ScopePart(Part.STORE) String storeId,
            String title,
            @Merge(MergePolicy.MANUAL) String plan,
            @Merge(MergePolicy.COUNTER) long facings) {}

    /** A row of one register. */
    @Entity(table = "settings", scope = ScopeKind.REGISTER)
    record Setting(@Id String id, @ScopePart(Part.REGISTER) String registerId, String setting) {}

    /** A completed sale. */
    @Entity(table = "tickets", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT)
    record Ticket(
            @Id String id,
            @ScopePart(Part.STORE) String storeId,
            String registerId,
            String series,
            long number,
            @ScopePart(Part.TIME) Instant completedAt,
            long lineCount) {}

    /** One of its lines. */
    @Entity(table = "ticket_lines", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT)
    record TicketLine(
            @Id String id,
            String ticketId,
            @ScopePart(Part.STORE) String storeId,
            @ScopePart(Part.TIME) Instant completedAt,
            String articleId,
            long quantity) {}

    /** Goods that came or went. */
    @Entity(table = "movements", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT)
    record Movement(
            @Id String id,
            @ScopePart(Part.STORE) String storeId,
            @ScopePart(Part.TIME) Instant occurredAt,
            String articleId,
            long quantity) {}

    /** The time between opening and closing a register. */
    @Entity(table = "drawers", scope = ScopeKind.STORE_MONTH, nature = Nature.PROCESS)
    record Drawer(
            @Id String id,
            @ScopePart(Part.STORE) String storeId,
            String registerId,
            @ScopePart(Part.TIME) Instant openedAt,
            @Nullable String closedBy) {}

    /** A customer's card with stamps. */
    @Entity(table = "punch_cards", scope = ScopeKind.CHAIN)
    record PunchCard(
            @Id String id,
            String owner,
            @Merge(MergePolicy.COUNTER) long stamps) {}
}
