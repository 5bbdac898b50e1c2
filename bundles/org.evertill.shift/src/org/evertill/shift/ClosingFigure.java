package org.evertill.shift;

import java.time.Instant;
import org.evertill.entity.Entity;
import org.evertill.entity.Entity.Nature;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.ScopePart;
import org.evertill.entity.ScopePart.Part;
import org.evertill.kernel.Money;

/**
 * A figure of a Z as a row, so that head office adds up what the tills told by one statement: a fact beside its {@link ShiftClosing}.
 *
 * @param name what of its kind
 * @param times how many lines, payments or movements
 * @param tax in the amount; zero but for tax rates and deposits
 */
@Entity(table = "closing_figures", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT)
@Needs({"SELL", "MANAGE_SHIFT"})
public record ClosingFigure(
        @Id String id,
        @ScopePart(Part.STORE) String storeId,
        @ScopePart(Part.TIME) Instant closedAt,
        @Label("Z") @Indexed String closingId,
        @Label("Kind") FigureKind kind,
        @Label("Name") String name,
        @Label("Times") long times,
        @Label("Amount") Money amount,
        @Label("Tax in the amount") Money tax) {}
