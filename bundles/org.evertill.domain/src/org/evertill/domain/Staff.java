package org.evertill.domain;

import org.evertill.entity.Entity;
import org.evertill.entity.Id;
import org.evertill.entity.Label;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.Sensitive;

/** A person who works at tills. */
@Entity(table = "staff", scope = ScopeKind.CHAIN)
public record Staff(
        @Id String id,
        @Label("Name") @Sensitive String name,
        @Label("Role") Role role,
        @Label("PIN") @Sensitive String pinHash,
        @Label("Active") boolean active) {}
