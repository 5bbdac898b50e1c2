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
import org.jspecify.annotations.Nullable;

/**
 * A till's place in a store. Its identifier starts every receipt number: {@code S1-R1}.
 *
 * @param drawers whose money is in its drawers; null as {@link DrawerUse#SHARED}
 */
@Entity(table = "registers", scope = ScopeKind.STORE, version = 2)
@Needs("CONFIGURE")
public record Register(
        @Id String id,
        @Unique("code") @ScopePart(Part.STORE) String storeId,
        @Unique("code") @Label("Code") @MaxLength(20) String code,
        @Label("Name") String name,
        @Label("Drawers") @Nullable DrawerUse drawers) {

    /** One whose drawer is everybody's. */
    public Register(String id, String storeId, String code, String name) {
        this(id, storeId, code, name, null);
    }

    /** Whose money is in its drawers. */
    public DrawerUse drawerUse() {
        return drawers == null ? DrawerUse.SHARED : drawers;
    }
}
