package org.evertill.example.stamps;

import org.evertill.entity.Entity;
import org.evertill.entity.Id;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.Merge;
import org.evertill.entity.MergePolicy;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.Unique;

/** A customer's stamps, the same in every store of the chain. */
@Entity(table = "stamp_cards", scope = ScopeKind.CHAIN)
@Needs("stamps.edit")
public record StampCard(
        @Id String id,
        @Label("Number") @Unique("number") @MaxLength(20) String number,
        @Label("Stamps") @Merge(MergePolicy.COUNTER) long stamps,
        @Label("Tier") @Merge(MergePolicy.RULE) String tier) {}
