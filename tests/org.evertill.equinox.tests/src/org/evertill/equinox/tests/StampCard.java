package org.evertill.equinox.tests;

import org.evertill.entity.Entity;
import org.evertill.entity.Id;
import org.evertill.entity.Label;
import org.evertill.entity.ScopeKind;

/** What the bundle of a chain brings: an entity that the product knows nothing of. */
@Entity(table = "stamp_cards", scope = ScopeKind.CHAIN)
public record StampCard(
        @Id String id,
        @Label("Owner") String owner,
        @Label("Stamps") int stamps) {}
