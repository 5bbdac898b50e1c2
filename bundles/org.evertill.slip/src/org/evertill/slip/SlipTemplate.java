package org.evertill.slip;

import org.evertill.entity.Entity;
import org.evertill.entity.Id;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;

/**
 * A chain's own template of a kind of slip.
 *
 * @param id the kind, {@code sale}, for the whole chain; behind an {@code @} the store that alone has it, {@code sale@S1}
 */
@Entity(table = "slip_templates", scope = ScopeKind.CHAIN)
@Needs(value = "CONFIGURE", systems = "cli")
public record SlipTemplate(
        @Id String id, @Label("Template") @MaxLength(20_000) String text) {}
