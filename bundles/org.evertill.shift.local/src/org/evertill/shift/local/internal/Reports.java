package org.evertill.shift.local.internal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Shift;
import org.evertill.domain.Store;
import org.evertill.receipt.TenderName;
import org.evertill.shift.CashCount;
import org.evertill.shift.ShiftClosing;
import org.evertill.shift.ShiftFigures;
import org.evertill.shift.ShiftReport;
import org.evertill.shift.ShiftReport.Cash;
import org.evertill.shift.ShiftReport.Z;
import org.evertill.storage.Reader;
import org.evertill.storage.Stored;
import org.evertill.usecase.Place;

/** X and Z with the names of people. */
final class Reports {

    private Reports() {}

    static ShiftReport x(
            Reader reader,
            Place place,
            Shift shift,
            ShiftFigures figures,
            Optional<CashCount> count,
            String staffId,
            Instant at,
            Map<String, TenderName> tenders) {
        return new ShiftReport(
                place.store(),
                shift.registerId(),
                shift.number(),
                shift.openedAt(),
                Drawer.name(reader, shift.openedBy()),
                Optional.ofNullable(shift.cashierId()).map(id -> Drawer.name(reader, id)),
                at,
                Drawer.name(reader, staffId),
                figures,
                count.map(c -> new Cash(c.expected(), c.total(), c.difference(), c.attempt())),
                Optional.empty(),
                tenders);
    }

    /** As it was told when the shift was closed, whatever became known since. */
    static ShiftReport z(Reader reader, ShiftClosing z, int copy, Map<String, TenderName> tenders) {
        return new ShiftReport(
                store(reader, z),
                z.registerId(),
                z.shiftNumber(),
                z.openedAt(),
                Drawer.name(reader, z.openedBy()),
                Optional.ofNullable(z.cashierId()).map(id -> Drawer.name(reader, id)),
                z.closedAt(),
                Drawer.name(reader, z.closedBy()),
                ShiftFigures.told(z, ClosedShifts.figures(reader, z)),
                Optional.of(new Cash(z.expected(), z.counted(), z.difference(), z.counts())),
                Optional.of(new Z(z.z(), z.leftInDrawer(), z.takenOut(), z.grandTotal(), copy)),
                tenders);
    }

    private static Store store(Reader reader, ShiftClosing z) {
        return reader.find(DomainTypes.STORE, z.storeId()).map(Stored::value).orElseGet(() -> unknown(z));
    }

    private static Store unknown(ShiftClosing z) {
        String currency = z.openingFloat().currency().getCurrencyCode();
        return new Store(z.storeId(), z.storeId(), "ZZ", currency, "UTC", null, null);
    }
}
