package org.evertill.stock.local.internal;

import java.time.Clock;
import java.util.List;
import org.evertill.domain.Approval;
import org.evertill.domain.Permission;
import org.evertill.domain.StockMovement;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.stock.CountSheet;
import org.evertill.stock.StockDesk;
import org.evertill.storage.Database;
import org.evertill.usecase.Clearance;
import org.evertill.usecase.Desk;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stock on the till's own database. */
@Component
public final class LocalStockDesk implements StockDesk {

    private final Desk desk;

    @Activate
    public LocalStockDesk(@Reference Database database, @Reference Clock clock) {
        this(database, clock, Nanoid.secure());
    }

    /** For tests and simulations, which give identifiers of their own. */
    public LocalStockDesk(Database database, Clock clock, IdSource ids) {
        this(new Desk(database, clock, ids));
    }

    private LocalStockDesk(Desk desk) {
        this.desk = desk;
    }

    @Override
    public StockDesk with(Approval approval) {
        return new LocalStockDesk(desk.with(approval));
    }

    @Override
    public Outcome<StockMovement> adjust(Adjustment adjustment) {
        var at = adjustment.at().map(Desk::stored).orElseGet(desk::now);
        return desk.write(
                adjustment.staffId(),
                Permission.ADJUST_STOCK,
                adjustment.code(),
                (tx, place) -> StockAdjuster.adjust(tx, place, adjustment, at, desk.ids()));
    }

    @Override
    public Outcome<Counted> count(Counting counting) {
        return desk.write(
                counting.staffId(),
                Permission.COUNT_STOCK,
                counting.code(),
                (tx, place) -> StockCounter.count(tx, place, counting, desk.now(), desk.ids()));
    }

    @Override
    public Outcome<OnHand> onHand(String staffId, String code) {
        return desk.read(
                staffId,
                (reader, place) -> OnHandList.of(reader, place, Goods.byCode(reader, place, code, desk.now())));
    }

    @Override
    public Outcome<List<OnHand>> negative(String staffId) {
        return desk.read(staffId, OnHandList::negative);
    }

    @Override
    public Outcome<Sheet> openSheet(NewSheet sheet) {
        return desk.write(
                sheet.staffId(),
                Permission.COUNT_STOCK,
                "SHEET " + sheet.name(),
                (tx, place) -> Sheets.shown(tx, place, Sheets.open(tx, place, sheet, desk.now(), desk.ids())));
    }

    @Override
    public Outcome<List<CountSheet>> openSheets(String staffId) {
        return desk.read(staffId, Sheets::allOpen);
    }

    @Override
    public Outcome<Sheet> sheet(String staffId, String name) {
        return desk.read(
                staffId,
                (reader, place) -> Sheets.shown(
                        reader, place, Sheets.find(reader, place, name).value()));
    }

    @Override
    public Outcome<Sheet> closeSheet(String staffId, String name, Rest rest) {
        return new SheetEnd(desk, staffId, name, rest).close();
    }

    @Override
    public Outcome<Elsewhere> elsewhere(String staffId, String code) {
        return desk.read(
                staffId,
                (reader, place) -> Inquiries.known(reader, place, Goods.byCode(reader, place, code, desk.now())));
    }

    @Override
    public Outcome<Elsewhere> ask(String staffId, String code) {
        return desk.write(staffId, (tx, place) -> {
            Clearance.present(tx, place, staffId);
            var product = Goods.byCode(tx, place, code, desk.now());
            return Inquiries.asked(tx, place, product, staffId, desk.now(), desk.ids());
        });
    }
}
