package org.evertill.domain;

import org.evertill.entity.Entity;
import org.evertill.entity.Id;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.ScopePart;
import org.evertill.entity.ScopePart.Part;
import org.evertill.entity.Unique;

/** A till's place in a store. Its identifier starts every receipt number: {@code S1-R1}. */
@Entity(table = "registers", scope = ScopeKind.STORE)
@Needs("CONFIGURE")
public record Register(
        @Id String id,
        @Unique("code") @ScopePart(Part.STORE) String storeId,
        @Unique("code") @Label("Code") @MaxLength(20) String code,
        @Label("Name") String name) {}
