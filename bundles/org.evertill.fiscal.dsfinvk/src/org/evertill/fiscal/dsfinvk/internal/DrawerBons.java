package org.evertill.fiscal.dsfinvk.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.fiscal.dsfinvk.internal.Bon.Line;
import org.evertill.kernel.Money;
import org.evertill.shift.CashMovement;
import org.evertill.shift.CashMovementKind;
import org.evertill.shift.ClosingFigure;
import org.evertill.shift.FigureKind;
import org.evertill.shift.ShiftClosing;

/** What went into or out of a drawer without a sale, and the Z itself, as records: the cash of a Z comes to what stays in the drawer. */
final class DrawerBons {

    private final Facts facts;
    private final ShiftClosing z;
    private long number;

    DrawerBons(Facts facts, ShiftClosing z) {
        this.facts = facts;
        this.z = z;
    }

    /** Before the first sale: what lay in the drawer. */
    List<Bon> before() {
        return z.openingFloat().isZero()
                ? List.of()
                : List.of(moved("anfang", "Anfangsbestand", z.openingFloat(), z.openedAt(), z.openedBy()));
    }

    /**
     * After the last: what moved, what was missing or too much, what was taken out, and the Z.
     *
     * @param sums of all before
     */
    List<Bon> after(Sums sums) {
        var bons = new ArrayList<Bon>();
        for (CashMovement movement : facts.movements(z)) {
            bons.add(bon(
                    movement.id(),
                    business(movement.kind()),
                    movement.amount(),
                    movement.movedAt(),
                    movement.staffId(),
                    Optional.ofNullable(movement.reason()).orElse("")));
        }
        if (!z.difference().isZero()) {
            bons.add(moved("differenz", "DifferenzSollIst", z.difference(), z.closedAt(), z.closedBy()));
        }
        if (!z.takenOut().isZero()) {
            bons.add(moved("transit", "Geldtransit", z.takenOut().negated(), z.closedAt(), z.closedBy()));
        }
        bons.addAll(foreign(sums));
        bons.add(closing());
        return bons;
    }

    /** What was counted of other currencies left the drawer, by the value at which it came: nothing of it is in the cash of the Z. */
    private List<Bon> foreign(Sums sums) {
        var figures = facts.figures(z);
        var bons = new ArrayList<Bon>();
        for (ClosingFigure counted : figures) {
            if (counted.kind() == FigureKind.FOREIGN_COUNTED) {
                var taken = sums.foreign(counted.amount().currency());
                var worth = figures.stream()
                        .filter(figure -> figure.kind() == FigureKind.FOREIGN_DIFFERENCE
                                && figure.name().equals(counted.name()))
                        .map(ClosingFigure::amount)
                        .reduce(sums.zero(), Money::plus);
                bons.addAll(foreign(
                        counted.name(),
                        "DifferenzSollIst",
                        taken.name(),
                        counted.amount().minus(taken.given()),
                        worth));
                bons.addAll(foreign(
                        counted.name(),
                        "Geldtransit",
                        taken.name(),
                        counted.amount().negated(),
                        taken.worth().plus(worth).negated()));
            }
        }
        return bons;
    }

    private List<Bon> foreign(String code, String business, String tender, Money given, Money worth) {
        return given.isZero() && worth.isZero()
                ? List.of()
                : List.of(bon(
                        z.id() + "-" + business.toLowerCase(Locale.ROOT) + "-" + code,
                        business,
                        z.closedAt(),
                        z.closedBy(),
                        new Bon.Payment(Sums.CASH, tender, Optional.of(given), worth),
                        ""));
    }

    private static String business(CashMovementKind kind) {
        return switch (kind) {
            case PAID_IN -> "Einzahlung";
            case PAID_OUT -> "Auszahlung";
            case DROP, LOAN -> "Geldtransit";
        };
    }

    private Bon moved(String what, String business, Money amount, Instant at, String staffId) {
        return bon(z.id() + "-" + what, business, amount, at, staffId, "");
    }

    private Bon bon(String id, String business, Money amount, Instant at, String staffId, String note) {
        return bon(id, business, at, staffId, new Bon.Payment(Sums.CASH, "", Optional.empty(), amount), note);
    }

    private Bon bon(String id, String business, Instant at, String staffId, Bon.Payment payment, String note) {
        return bon(
                id,
                Bon.RECEIPT,
                business,
                at,
                staffId,
                List.of(Line.money(1, business, business, "", "", payment.amount())),
                List.of(payment),
                note);
    }

    /** The Z is signed, too, and so is a record: of no business. */
    private Bon closing() {
        return bon(z.id(), Bon.OTHER, "Kassenabschluss", z.closedAt(), z.closedBy(), List.of(), List.of(), z.z());
    }

    private Bon bon(
            String id,
            String type,
            String name,
            Instant at,
            String staffId,
            List<Line> lines,
            List<Bon.Payment> payments,
            String note) {
        number++;
        var signature = facts.signature(id);
        return new Bon(
                id,
                number,
                type,
                name,
                false,
                at,
                at,
                staffId,
                facts.name(staffId),
                Optional.empty(),
                lines,
                payments,
                Optional.empty(),
                signature,
                type.equals(Bon.OTHER) ? new Failures(facts).of(signature, z.storeId(), z.registerId(), at) : "",
                note);
    }
}
