package org.evertill.shift.local.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Shift;
import org.evertill.domain.Store;
import org.evertill.shift.DrawerCount;
import org.evertill.shift.ForeignCash;
import org.evertill.shift.ShiftClosing;
import org.evertill.shift.ShiftFigures;
import org.evertill.shift.ShiftReport;
import org.evertill.shift.ShiftReport.Cash;
import org.evertill.shift.ShiftReport.Z;
import org.evertill.storage.Reader;
import org.evertill.storage.Stored;
import org.evertill.usecase.People;
import org.evertill.usecase.Place;

/** X and Z with the names of people. */
final class Reports {

    private Reports() {}

    static ShiftReport x(
            Reader reader,
            Place place,
            Shift shift,
            ShiftFigures figures,
            Optional<DrawerCount> count,
            String staffId,
            Instant at,
            Tenders tenders) {
        return new ShiftReport(
                place.store(),
                shift.registerId(),
                shift.number(),
                shift.openedAt(),
                People.name(reader, shift.openedBy()),
                Optional.ofNullable(shift.cashierId()).map(id -> People.name(reader, id)),
                at,
                People.name(reader, staffId),
                figures,
                count.map(DrawerCount::own).map(c -> new Cash(c.expected(), c.total(), c.difference(), c.attempt())),
                ForeignCash.of(
                        figures.expectedForeign(),
                        count.map(DrawerCount::foreignTotals).orElse(List.of())),
                Optional.empty(),
                tenders.names());
    }

    /** As it was told when the shift was closed, whatever became known since. */
    static ShiftReport z(Reader reader, ShiftClosing z, int copy, Tenders tenders) {
        var rows = ClosedShifts.figures(reader, z);
        var figures = ShiftFigures.told(z, rows);
        return new ShiftReport(
                store(reader, z),
                z.registerId(),
                z.shiftNumber(),
                z.openedAt(),
                People.name(reader, z.openedBy()),
                Optional.ofNullable(z.cashierId()).map(id -> People.name(reader, id)),
                z.closedAt(),
                People.name(reader, z.closedBy()),
                figures,
                Optional.of(new Cash(z.expected(), z.counted(), z.difference(), z.counts())),
                ForeignCash.told(figures, rows),
                Optional.of(new Z(z.z(), z.leftInDrawer(), z.takenOut(), z.grandTotal(), copy)),
                tenders.names());
    }

    private static Store store(Reader reader, ShiftClosing z) {
        return reader.find(DomainTypes.STORE, z.storeId()).map(Stored::value).orElseGet(() -> unknown(z));
    }

    private static Store unknown(ShiftClosing z) {
        String currency = z.openingFloat().currency().getCurrencyCode();
        return new Store(z.storeId(), z.storeId(), "ZZ", currency, "UTC", null, null);
    }
}
