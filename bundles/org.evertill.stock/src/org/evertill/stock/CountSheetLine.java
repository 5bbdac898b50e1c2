package org.evertill.stock;

import org.evertill.entity.Entity;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.ScopePart;
import org.evertill.entity.ScopePart.Part;

/** That a product is to be counted with a sheet of the kind {@link SheetKind#LIST}. */
@Entity(table = "count_sheet_lines", scope = ScopeKind.STORE, inTraining = false)
@Needs("COUNT_STOCK")
public record CountSheetLine(
        @Id String id,
        @Label("Sheet") @Indexed String sheetId,
        @ScopePart(Part.STORE) String storeId,
        @Label("Product") String productId) {}
