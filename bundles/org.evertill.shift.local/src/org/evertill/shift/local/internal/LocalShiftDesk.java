package org.evertill.shift.local.internal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.Approval;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Permission;
import org.evertill.domain.Shift;
import org.evertill.kernel.Money;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.shift.CashMovement;
import org.evertill.shift.DrawerCount;
import org.evertill.shift.ShiftDesk;
import org.evertill.shift.ShiftReport;
import org.evertill.shift.ShiftTypes;
import org.evertill.storage.Database;
import org.evertill.storage.Reader;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Desk;
import org.evertill.usecase.People;
import org.evertill.usecase.Place;
import org.evertill.usecase.Shifts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shifts and cash on the till's own database. */
@Component
public final class LocalShiftDesk implements ShiftDesk {

    private final Desk desk;

    @Activate
    public LocalShiftDesk(@Reference Database database, @Reference Clock clock) {
        this(new Desk(database, clock, Nanoid.inOrderOf(clock)));
    }

    private LocalShiftDesk(Desk desk) {
        this.desk = desk;
    }

    @Override
    public ShiftDesk with(Approval approval) {
        return new LocalShiftDesk(desk.with(approval));
    }

    @Override
    public Outcome<Shift> open(String staffId, Optional<Money> openingFloat) {
        return desk.write(staffId, (tx, place) -> {
            desk.clearance().demand(tx, place, staffId, Permission.SELL, "OPEN SHIFT", Optional.empty());
            var money = Drawer.checked(
                    place,
                    openingFloat
                            .or(() -> ClosedShifts.leftInDrawer(tx, place, staffId))
                            .orElseGet(() -> Money.zero(place.currency())),
                    0);
            var there = Shifts.open(tx, place.till().registerId(), staffId);
            return there.isPresent()
                    ? floated(tx, there.get(), money, staffId)
                    : Shifts.begin(tx, place, staffId, desk.now(), money, desk.ids());
        });
    }

    @Override
    public Outcome<List<Open>> status(String staffId) {
        return desk.read(
                staffId,
                (reader, place) -> Shifts.allOpen(reader, place.till().registerId()).stream()
                        .map(shift -> open(reader, shift))
                        .toList());
    }

    @Override
    public Outcome<CashMovement> move(Move move) {
        return desk.write(move.acting().staffId(), (tx, place) -> {
            var shift = Drawer.of(tx, place, desk.clearance(), move.acting());
            var amount = Drawer.checked(place, move.amount(), 1);
            var reason = move.reason().map(String::strip).filter(text -> !text.isEmpty());
            checkReason(move, reason);
            var approval = desk.clearance()
                    .demand(
                            tx,
                            place,
                            move.acting().staffId(),
                            move.kind().permission(),
                            move.kind() + " " + amount,
                            Optional.empty());
            var movement = new CashMovement(
                    desk.ids().next(),
                    place.till().storeId(),
                    desk.now(),
                    place.till().registerId(),
                    shift.id(),
                    move.kind(),
                    move.kind().signed(amount),
                    reason.orElse(null),
                    move.acting().staffId(),
                    approval.map(Approval::id).orElse(null));
            tx.insert(ShiftTypes.CASH_MOVEMENT, movement);
            return movement;
        });
    }

    @Override
    public Outcome<DrawerCount> count(Counting counting) {
        return desk.write(counting.acting().staffId(), (tx, place) -> {
            var shift = own(tx, place, counting.acting(), "COUNT");
            return new CountWriter(tx, place, shift, Tenders.of(desk.database(), tx), desk.now(), desk.ids())
                    .write(counting);
        });
    }

    @Override
    public Outcome<ShiftReport> x(Acting acting) {
        return desk.write(acting.staffId(), (tx, place) -> {
            var shift = Drawer.of(tx, place, desk.clearance(), acting);
            var figures = Drawer.figures(tx, shift);
            var count = Drawer.validCount(tx, shift, figures);
            if (count.isEmpty() && !Drawer.isAnothers(shift, acting.staffId())) {
                desk.clearance()
                        .demand(
                                tx,
                                place,
                                acting.staffId(),
                                Permission.MANAGE_SHIFT,
                                "X " + shift.id(),
                                Optional.empty());
            }
            return Reports.x(
                    tx, place, shift, figures, count, acting.staffId(), desk.now(), Tenders.of(desk.database(), tx));
        });
    }

    @Override
    public Outcome<ShiftReport> close(Acting acting, Optional<Money> left) {
        return desk.write(acting.staffId(), (tx, place) -> {
            var shift = own(tx, place, acting, "CLOSE");
            var tenders = Tenders.of(desk.database(), tx);
            var closing =
                    new ClosingWriter(tx, place, shift, tenders, desk.now(), desk.ids()).write(acting.staffId(), left);
            return Reports.z(tx, closing, 0, tenders);
        });
    }

    @Override
    public Outcome<ShiftReport> copy(String staffId, Optional<String> number) {
        return desk.write(staffId, (tx, place) -> {
            desk.clearance().demand(tx, place, staffId, Permission.SELL, "COPY OF Z", Optional.empty());
            var closing = ClosedShifts.find(tx, place, number);
            return Reports.z(
                    tx,
                    closing,
                    ClosedShifts.copied(tx, place, closing, staffId, desk.now(), desk.ids()),
                    Tenders.of(desk.database(), tx));
        });
    }

    /** The shift that somebody may end: whoever sells there, and in another person's drawer whoever may act there. */
    private Shift own(UnitOfWork tx, Place place, Acting acting, String action) {
        var shift = Drawer.of(tx, place, desk.clearance(), acting);
        if (!Drawer.isAnothers(shift, acting.staffId())) {
            desk.clearance()
                    .demand(tx, place, acting.staffId(), Permission.SELL, action + " " + shift.id(), Optional.empty());
        }
        return shift;
    }

    /** A shift that opened by itself gets its float as long as nothing happened in it. */
    private static Shift floated(UnitOfWork tx, Shift shift, Money money, String staffId) {
        boolean untouched = shift.openingFloat().isZero()
                && Drawer.figures(tx, shift).isUntouched()
                && Drawer.lastCount(tx, shift).isEmpty();
        if (!untouched) {
            throw Attempt.problem(
                    "shift.open",
                    "Shift " + shift.number() + " is open and in use. Note what is put into the drawer as a loan, or"
                            + " close the shift first.");
        }
        var now = tx.find(DomainTypes.SHIFT, shift.id()).orElseThrow();
        var floated = shift.withFloat(money, staffId);
        tx.update(DomainTypes.SHIFT, floated, now.version());
        return floated;
    }

    private static Open open(Reader reader, Shift shift) {
        var figures = Drawer.figures(reader, shift);
        return new Open(
                shift,
                People.name(reader, shift.openedBy()),
                Optional.ofNullable(shift.cashierId()).map(id -> People.name(reader, id)),
                figures.receipts(),
                Drawer.currencies(figures),
                Drawer.validCount(reader, shift, figures));
    }

    private static void checkReason(Move move, Optional<String> reason) {
        if (move.kind().needsReason() && reason.isEmpty()
                || reason.filter(text -> text.length() > MAX_REASON).isPresent()) {
            throw Attempt.problem(
                    "shift.no-reason", "Say what the money is for, in at most " + MAX_REASON + " characters.");
        }
    }
}
