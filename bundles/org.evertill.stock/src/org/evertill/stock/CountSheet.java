package org.evertill.stock;

import java.time.Instant;
import org.evertill.entity.Entity;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.ScopePart;
import org.evertill.entity.ScopePart.Part;
import org.jspecify.annotations.Nullable;

/**
 * An occasion on which goods are counted. What was counted with it are the counts that name it.
 *
 * @param category what is counted of a {@link SheetKind#CATEGORY}
 * @param restIsZero whether what was not counted was noted as none when it was closed; null while it is open
 */
@Entity(table = "count_sheets", scope = ScopeKind.STORE, inTraining = false)
@Needs("COUNT_STOCK")
public record CountSheet(
        @Id String id,
        @ScopePart(Part.STORE) String storeId,
        @Label("Name") @Indexed @MaxLength(60) String name,
        @Label("Kind") SheetKind kind,
        @Label("Category") @MaxLength(200) @Nullable String category,
        @Label("Opened") Instant openedAt,
        @Label("Opened by") String openedBy,
        @Label("Closed") @Nullable Instant closedAt,
        @Label("Closed by") @Nullable String closedBy,
        @Label("Rest is none") @Nullable Boolean restIsZero) {

    /** The same at its end. */
    public CountSheet closed(Instant at, String staffId, Boolean rest) {
        return new CountSheet(id, storeId, name, kind, category, openedAt, openedBy, at, staffId, rest);
    }
}
