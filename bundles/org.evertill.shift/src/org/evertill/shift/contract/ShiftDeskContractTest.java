package org.evertill.shift.contract;

import static org.evertill.shift.contract.ShiftShop.BO;
import static org.evertill.shift.contract.ShiftShop.CLEO;
import static org.evertill.shift.contract.ShiftShop.KIM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.evertill.domain.Approval;
import org.evertill.domain.DrawerUse;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.shift.CashMovementKind;
import org.evertill.shift.ShiftDesk;
import org.evertill.shift.ShiftDesk.Acting;
import org.evertill.shift.ShiftDesk.Counting;
import org.evertill.shift.ShiftDesk.Found;
import org.evertill.shift.ShiftDesk.Move;
import org.evertill.shift.ShiftDesk.Pieces;
import org.evertill.shift.ShiftReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a {@link ShiftDesk} promises; a test of an implementation extends it. */
public abstract class ShiftDeskContractTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    protected ShiftShop shop;

    /** A new shop in which nothing has happened. */
    protected abstract ShiftShop newShop();

    @BeforeEach
    void openShop() {
        shop = newShop();
    }

    @AfterEach
    void closeShop() {
        shop.close();
    }

    protected static Money eur(long minor) {
        return new Money(minor, EUR);
    }

    private ShiftDesk desk() {
        return shop.desk();
    }

    private Counting counted(String staffId, long minor) {
        return Counting.of(Acting.of(staffId), eur(minor));
    }

    private Move move(String staffId, CashMovementKind kind, long minor) {
        return new Move(Acting.of(staffId), kind, eur(minor), Optional.of("a reason"));
    }

    /** Counts what is expected, and closes. */
    private ShiftReport closed(String staffId) {
        var first = desk().count(counted(staffId, 0)).orThrow();
        desk().count(counted(staffId, first.own().expected().minor())).orThrow();
        return desk().close(Acting.of(staffId), Optional.empty()).orThrow();
    }

    private static Problem problem(String code, Outcome<?> outcome) {
        var problem = assertInstanceOf(Outcome.Failed.class, outcome).problem();
        assertEquals(code, problem.code(), problem::message);
        return problem;
    }

    /** What a manager makes of a refusal. */
    private static Approval approval(Problem refused) {
        var facts = refused.facts();
        return new Approval(
                "a" + facts.hashCode(),
                "S1",
                Instant.EPOCH,
                "S1-R1",
                facts.get("action"),
                facts.get("permission"),
                facts.get("staff"),
                KIM,
                null);
    }

    @Test
    void aShiftFromTheFloatToTheZ() {
        var shift = desk().open(BO, Optional.of(eur(10_000))).orThrow();
        var taken = shop.sell(BO).plus(shop.sell(BO));
        desk().move(move(BO, CashMovementKind.PAID_IN, 500)).orThrow();
        desk().move(move(BO, CashMovementKind.LOAN, 2_000)).orThrow();
        desk().move(move(BO, CashMovementKind.DROP, 3_000)).orThrow();
        desk().move(move(KIM, CashMovementKind.PAID_OUT, 250)).orThrow();
        long expected = 10_000 + taken.minor() + 500 + 2_000 - 3_000 - 250;

        var count = desk().count(counted(BO, expected - 7)).orThrow();
        assertEquals(eur(expected), count.own().expected());
        assertEquals(eur(-7), count.own().difference());

        var report = desk().close(Acting.of(BO), Optional.of(eur(5_000))).orThrow();
        assertEquals(taken, report.figures().total());
        assertEquals(taken, report.figures().cashTaken());
        assertEquals(eur(-750), report.figures().cashMoved());
        assertEquals(eur(expected), report.figures().expectedCash());
        assertEquals(
                new ShiftReport.Cash(eur(expected), eur(expected - 7), eur(-7), 1),
                report.cash().orElseThrow());
        assertEquals(
                new ShiftReport.Z("S1-R1-A-Z000001", eur(5_000), eur(expected - 7 - 5_000), taken, 0),
                report.z().orElseThrow());
        assertEquals(shift.number(), report.shiftNumber());
        assertEquals(List.of(), desk().status(BO).orThrow());
    }

    @Test
    void numbersOfZAreGaplessAndTheGrandTotalGoesOn() {
        var all = eur(0);
        for (int i = 1; i <= 3; i++) {
            all = all.plus(shop.sell(BO));
            var z = closed(BO).z().orElseThrow();
            assertEquals("S1-R1-A-Z00000" + i, z.number());
            assertEquals(all, z.grandTotal());
            problem("shift.none-open", desk().close(Acting.of(BO), Optional.empty()));
        }
    }

    @Test
    void whatWasLeftInTheDrawerIsTheNextFloat() {
        desk().open(BO, Optional.of(eur(10_000))).orThrow();
        desk().count(counted(BO, 10_000)).orThrow();
        desk().close(Acting.of(BO), Optional.of(eur(4_000))).orThrow();
        assertEquals(eur(4_000), desk().open(BO, Optional.empty()).orThrow().openingFloat());
        desk().count(counted(BO, 4_000)).orThrow();
        desk().close(Acting.of(BO), Optional.empty()).orThrow();
        assertEquals(eur(4_000), desk().open(BO, Optional.empty()).orThrow().openingFloat());
    }

    @Test
    void oneThatOpenedByItselfGetsItsFloatUntilSomethingHappensInIt() {
        desk().open(BO, Optional.empty()).orThrow();
        var floated = desk().open(KIM, Optional.of(eur(100))).orThrow();
        assertEquals(eur(100), floated.openingFloat());
        assertEquals(1, desk().status(BO).orThrow().size());
        problem("shift.open", desk().open(BO, Optional.of(eur(50))));
        closed(BO);
        shop.sell(BO);
        problem("shift.open", desk().open(BO, Optional.of(eur(50))));
    }

    @Test
    void theCountIsBlind() {
        desk().open(BO, Optional.of(eur(10_000))).orThrow();
        shop.sell(BO);
        assertEquals(Optional.empty(), desk().status(BO).orThrow().getFirst().count());
        problem("staff.needs-approval", desk().x(Acting.of(BO)));
        problem("shift.not-counted", desk().close(Acting.of(BO), Optional.empty()));
        desk().x(Acting.of(KIM)).orThrow();
        desk().count(counted(BO, 9_000)).orThrow();
        var x = desk().x(Acting.of(BO)).orThrow();
        assertEquals(eur(9_000), x.cash().orElseThrow().counted());
        assertFalse(x.isZ());
    }

    @Test
    void aCountHoldsUntilCashMoves() {
        desk().open(BO, Optional.of(eur(10_000))).orThrow();
        desk().count(counted(BO, 10_000)).orThrow();
        shop.sell(BO);
        problem("shift.not-counted", desk().close(Acting.of(BO), Optional.empty()));
        var again = desk().count(counted(BO, 10_000)).orThrow();
        assertEquals(2, again.own().attempt());
        assertEquals(
                2,
                desk().close(Acting.of(BO), Optional.empty())
                        .orThrow()
                        .cash()
                        .orElseThrow()
                        .counts());
    }

    @Test
    void coinsAndNotesComeToTheTotal() {
        desk().open(BO, Optional.of(eur(17_050))).orThrow();
        var pieces = List.of(new Pieces(eur(5_000), 3), new Pieces(eur(1_000), 2), new Pieces(eur(10), 5));
        var count = desk().count(new Counting(Acting.of(BO), List.of(Found.of(pieces))))
                .orThrow();
        assertEquals(eur(17_050), count.own().total());
        assertEquals(eur(0), count.own().difference());
        problem("shift.bad-amount", desk().count(new Counting(Acting.of(BO), List.of(new Found(eur(1), pieces)))));
        problem(
                "shift.bad-amount",
                desk().count(new Counting(
                        Acting.of(BO),
                        List.of(new Found(eur(0), List.of(new Pieces(eur(5), -1), new Pieces(eur(5), 1)))))));
    }

    @Test
    void whatIsNoAmountOfCashIsRefusedAndChangesNothing() {
        problem("shift.bad-amount", desk().open(BO, Optional.of(eur(-1))));
        problem("shift.bad-amount", desk().open(BO, Optional.of(new Money(1, Currency.getInstance("USD")))));
        problem("shift.bad-amount", desk().open(BO, Optional.of(eur(ShiftDesk.MAX_MINOR + 1))));
        problem("shift.none-open", desk().move(move(BO, CashMovementKind.PAID_IN, 1)));
        problem("shift.none-open", desk().count(counted(BO, 1)));
        problem("shift.none-open", desk().x(Acting.of(KIM)));
        desk().open(BO, Optional.of(eur(100))).orThrow();
        problem("shift.bad-amount", desk().move(move(BO, CashMovementKind.PAID_IN, 0)));
        problem("shift.bad-amount", desk().move(move(BO, CashMovementKind.DROP, -5)));
        problem(
                "shift.no-reason",
                desk().move(new Move(Acting.of(BO), CashMovementKind.PAID_IN, eur(1), Optional.of(" "))));
        desk().move(new Move(Acting.of(BO), CashMovementKind.DROP, eur(1), Optional.empty()))
                .orThrow();
        desk().count(counted(BO, 99)).orThrow();
        problem("shift.bad-amount", desk().close(Acting.of(BO), Optional.of(eur(100))));
        problem("shift.bad-amount", desk().close(Acting.of(BO), Optional.of(eur(-1))));
        assertEquals(1, desk().status(BO).orThrow().size());
    }

    @Test
    void moneyLeavesTheShopWithAnApprovalThatIsNotedAndUsedOnce() {
        desk().open(BO, Optional.of(eur(100))).orThrow();
        var refused = problem("staff.needs-approval", desk().move(move(BO, CashMovementKind.PAID_OUT, 30)));
        assertEquals("PAY_OUT", refused.facts().get("permission"));
        var approval = approval(refused);
        var paid = desk().with(approval)
                .move(move(BO, CashMovementKind.PAID_OUT, 30))
                .orThrow();
        assertEquals(approval.id(), paid.approvalId());
        assertEquals(eur(-30), paid.amount());
        problem("staff.needs-approval", desk().with(approval).move(move(BO, CashMovementKind.PAID_OUT, 30)));
        problem("staff.needs-approval", desk().with(approval).move(move(BO, CashMovementKind.PAID_OUT, 31)));
    }

    @Test
    void aZIsCopiedAsItWasAndTheCopiesAreCounted() {
        shop.sell(BO);
        var z = closed(BO);
        shop.sell(BO);
        for (int i = 1; i <= 2; i++) {
            var copy = desk().copy(CLEO, Optional.empty()).orThrow();
            assertEquals(i, copy.z().orElseThrow().copy());
            assertEquals(z.figures(), copy.figures());
            assertEquals(z.cash(), copy.cash());
            assertEquals(z.by(), copy.by());
        }
        assertEquals(
                3,
                desk().copy(BO, Optional.of("S1-R1-A-Z000001"))
                        .orThrow()
                        .z()
                        .orElseThrow()
                        .copy());
        problem("shift.unknown-z", desk().copy(BO, Optional.of("S1-R1-A-Z000002")));
    }

    @Test
    void severalCashiersShareADrawer() {
        desk().open(BO, Optional.of(eur(100))).orThrow();
        var all = shop.sell(BO).plus(shop.sell(CLEO));
        assertEquals(1, desk().status(CLEO).orThrow().size());
        assertEquals(all, closed(CLEO).figures().total());
    }

    @Test
    void orEachHasTheirOwn() {
        shop.use(DrawerUse.OWN);
        desk().open(BO, Optional.of(eur(100))).orThrow();
        desk().open(CLEO, Optional.of(eur(200))).orThrow();
        var bos = shop.sell(BO).plus(shop.sell(BO));
        var cleos = shop.sell(CLEO);
        assertEquals(
                List.of(Optional.of("Cleo"), Optional.of("Bo")),
                desk().status(KIM).orThrow().stream()
                        .map(ShiftDesk.Open::drawerOf)
                        .toList());
        var z = closed(BO);
        assertEquals(bos, z.figures().total());
        assertEquals(Optional.of("Bo"), z.drawerOf());
        assertEquals(eur(100).plus(bos), z.figures().expectedCash());
        shop.sell(BO);
        assertEquals(cleos, closed(CLEO).figures().total());
        closed(BO);
        assertEquals(
                eur(200).plus(cleos),
                desk().open(CLEO, Optional.empty()).orThrow().openingFloat());
    }

    @Test
    void anotherPersonsDrawerTakesMoreThanSelling() {
        shop.use(DrawerUse.OWN);
        var shift = desk().open(BO, Optional.of(eur(100))).orThrow();
        var cleo = new Acting(CLEO, OptionalLong.of(shift.number()));
        var kim = new Acting(KIM, OptionalLong.of(shift.number()));
        problem("shift.none-open", desk().x(Acting.of(CLEO)));
        problem("staff.needs-approval", desk().x(cleo));
        problem("staff.needs-approval", desk().count(Counting.of(cleo, eur(100))));
        var refused = problem("staff.needs-approval", desk().close(cleo, Optional.empty()));
        desk().x(kim).orThrow();
        desk().count(Counting.of(kim, eur(100))).orThrow();
        var z = desk().with(approval(refused)).close(cleo, Optional.empty()).orThrow();
        assertEquals("Cleo", z.by());
        assertEquals(Optional.of("Bo"), z.drawerOf());
    }

    @Test
    void refundsAreTakenOffAndCountedByThemselves() {
        var sold = shop.sell(KIM).plus(shop.sell(KIM));
        var back = shop.giveBack(KIM);
        var figures = closed(KIM).figures();
        assertEquals(2, figures.sales().times());
        assertEquals(1, figures.refunds().times());
        assertEquals(sold, figures.sales().total());
        assertEquals(back.negated(), figures.refunds().total());
        assertEquals(sold.minus(back), figures.expectedCash());
        assertTrue(figures.tax().compareTo(figures.total()) < 0);
        assertEquals(
                figures.total(),
                figures.rates().stream().map(r -> r.net().plus(r.tax())).reduce(eur(0), Money::plus));
    }
}
