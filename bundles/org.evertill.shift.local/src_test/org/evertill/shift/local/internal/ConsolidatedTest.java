package org.evertill.shift.local.internal;

import static org.evertill.shift.contract.ShiftShop.BO;
import static org.evertill.shift.contract.ShiftShop.CLEO;
import static org.evertill.shift.contract.ShiftShop.KIM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.checkout.TenderDesk.Tender;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.DrawerUse;
import org.evertill.domain.Register;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.shift.CashMovementKind;
import org.evertill.shift.ShiftDesk.Acting;
import org.evertill.shift.ShiftDesk.Counting;
import org.evertill.shift.ShiftDesk.Move;
import org.evertill.shift.ShiftDifferences;
import org.evertill.shift.ShiftFigures;
import org.evertill.shift.ShiftReport;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.evertill.tender.TenderTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tills on SQLite and head office on PostgreSQL: both come to the same, and where they cannot, head office says so. */
class ConsolidatedTest {

    private static final String DAY = "2026-03-01";

    @TempDir
    Path folder;

    private Chain chain;

    @BeforeEach
    void open() {
        chain = new Chain();
    }

    @AfterEach
    void close() {
        chain.close();
    }

    private static Money eur(long minor) {
        return new Money(minor, ShiftTill.EUR);
    }

    private ShiftReport closed(ShiftTill till, String staffId) {
        var counted =
                till.desk().count(Counting.of(Acting.of(staffId), eur(100))).orThrow();
        chain.clock.move(Duration.ofSeconds(5));
        assertEquals(eur(100), counted.own().total());
        return till.desk().close(Acting.of(staffId), Optional.empty()).orThrow();
    }

    private void day(ShiftTill till, int sales) {
        till.desk().open(BO, Optional.of(eur(10_000))).orThrow();
        for (int i = 0; i < sales; i++) {
            till.sell(i % 2 == 0 ? BO : CLEO);
        }
        till.giveBack(KIM);
        till.desk()
                .move(new Move(Acting.of(BO), CashMovementKind.DROP, eur(2_000), Optional.empty()))
                .orThrow();
    }

    @Test
    void headOfficeComesToWhatTheTillsToldByPlainSql() {
        try (var first = chain.till(folder.resolve("R1"), "R1");
                var second = chain.till(folder.resolve("R2"), "R2")) {
            day(first, 3);
            day(second, 5);
            var a = closed(first, BO);
            var b = closed(second, BO);
            chain.sync(first);
            chain.sync(second);
            var told = a.figures().plus(b.figures());
            assertEquals(
                    List.of(told.total().minor()),
                    chain.numbers("SELECT sum(sales_total_minor + refunds_total_minor) FROM shift_closings"));
            assertEquals(List.of(told.total().minor()), chain.numbers("SELECT sum(total_minor) FROM sales"));
            assertEquals(
                    told.rates().stream().map(r -> r.tax().minor()).toList(),
                    chain.numbers("SELECT sum(tax_minor) FROM closing_figures WHERE kind = 'TAX_RATE'"
                            + " GROUP BY name ORDER BY name::int DESC"));
            assertEquals(
                    told.rates().stream().map(r -> r.tax().minor()).toList(),
                    chain.numbers("SELECT sum(tax_minor) FROM sale_lines GROUP BY rate_basis_points"
                            + " ORDER BY rate_basis_points DESC"));
            assertEquals(
                    List.of(told.expectedCash().minor()),
                    chain.numbers("SELECT sum(expected_minor) FROM shift_closings"));
            assertEquals(List.of(-4_000L), chain.numbers("SELECT sum(amount_minor) FROM cash_movements"));

            var day = chain.day(DAY);
            assertEquals(
                    List.of("S1-R1-A-Z000001", "S1-R2-A-Z000001"),
                    day.closed().stream().map(c -> c.z().z()).toList());
            assertEquals(told, day.told().orElseThrow());
            assertEquals(told, day.facts().orElseThrow());
            day.closed().forEach(c -> assertEquals(List.of(), ShiftDifferences.between(c.told(), c.facts())));
            assertEquals(List.of(), day.open());
            assertEquals(List.of(), chain.day("2026-03-02").closed());
            assertEquals(List.of(), chain.desk().verify().findings());
            assertEquals(List.of(), chain.desk().incidents().incidents());
        }
    }

    /** Several rates on a line, tax of the document, a sale without tax, a refund of a part: both sides come to the same by rate. */
    @Test
    void whatIsTaxedInPartsIsSummedAlikeAtTheTillAndAtHeadOffice() {
        try (var till = chain.till(folder.resolve("R1"), "R1")) {
            till.desk().open(BO, Optional.of(eur(10_000))).orThrow();
            var menus = till.checkout.scan(
                    till.basket(Opening.sale(BO)), Scan.typed("3*MENU").orThrow());
            var sold = till.paid(menus.orThrow());
            assertEquals(
                    List.of(139L + 144 + 18, 139L),
                    List.of(
                            sold.sale().tax().minor(),
                            sold.lines().stream()
                                    .filter(line -> line.rateBasisPoints() == 700)
                                    .mapToLong(line -> line.tax().minor())
                                    .sum()));
            till.paid(till.checkout
                    .exempt(till.basket(Opening.sale(KIM)), Optional.of("embassy"))
                    .orThrow());
            var refund = till.checkout.refundOf(sold.sale().receipt(), KIM).orThrow();
            var menu = refund.lines().getLast().id();
            till.paid(till.checkout.changeQuantity(refund, menu, Quantity.ONE).orThrow());
            var z = closed(till, BO);
            chain.sync(till);
            assertEquals(
                    List.of(1900, 700, 0),
                    z.figures().rates().stream().map(r -> r.basisPoints()).toList());
            var day = chain.day(DAY);
            assertEquals(z.figures(), day.facts().orElseThrow());
            assertEquals(day.told(), day.facts());
            assertEquals(List.of(), chain.desk().verify().findings());
            assertEquals(List.of(), chain.desk().incidents().incidents());
        }
    }

    @Test
    void foreignCashIsCountedAlikeAtTheTillAndAtHeadOffice() {
        var francs = Currency.getInstance("CHF");
        chain.desk()
                .save(
                        TenderTypes.TENDER_KIND,
                        new TenderKind(
                                "chf",
                                "Francs",
                                TenderType.FOREIGN_CASH,
                                null,
                                "CHF",
                                1_100_000_000L,
                                null,
                                null,
                                null,
                                true,
                                true),
                        "u")
                .orThrow();
        try (var till = chain.till(folder.resolve("R1"), "R1")) {
            till.tenders
                    .pay(till.basket(Opening.sale(BO)), Tender.of("chf", new Money(500, francs)))
                    .orThrow();
            till.desk()
                    .count(Counting.of(Acting.of(BO), eur(0), new Money(480, francs)))
                    .orThrow();
            var z = till.desk().close(Acting.of(BO), Optional.empty()).orThrow();
            chain.sync(till);
            var closed = chain.day(DAY).closed().getFirst();
            assertEquals(List.of(new Money(500, francs)), closed.facts().expectedForeign());
            assertEquals(z.foreign(), closed.foreign());
            assertEquals(
                    Optional.of(new Money(-20, francs)),
                    closed.foreign().getFirst().difference());
            assertEquals(List.of(), ShiftDifferences.between(closed.told(), closed.facts()));
            assertEquals(List.of(), chain.desk().verify().findings());
            assertEquals(List.of(), chain.desk().incidents().incidents());
        }
    }

    @Test
    void whatIsOpenIsNamedAndNotCounted() {
        try (var till = chain.till(folder.resolve("R1"), "R1")) {
            till.sell(BO);
            chain.sync(till);
            var day = chain.day(DAY);
            assertEquals(Optional.empty(), day.facts());
            assertEquals(1, day.open().getFirst().number());
        }
    }

    /** The database is put back within the shift: what only head office has belongs to the shift all the same. */
    @Test
    void whatTheTillDidNotKnowWhenItMadeItsZIsCountedToTheShift() throws IOException {
        var home = folder.resolve("R1");
        var backup = folder.resolve("backup.db");
        var later = folder.resolve("later");
        Money lost;
        try (var till = chain.till(home, "R1")) {
            till.sell(BO);
            chain.sync(till);
            till.database.backup(backup).orThrow();
            lost = till.sell(BO);
        }
        copy(home, later);
        ShiftsNeverTest.putBack(backup, home);
        try (var till = ShiftTill.open(home, chain.clock)) {
            var kept = till.sell(BO);
            var z = closed(till, BO);
            chain.sync(till);
            assertEquals(2, z.figures().receipts());
            assertEquals(kept.plus(kept), z.figures().total());
            assertEquals(
                    List.of(),
                    ShiftDifferences.between(
                            chain.day(DAY).closed().getFirst().told(),
                            chain.day(DAY).closed().getFirst().facts()));
        }
        // The disk that was taken for lost is found, and sends what only it had.
        var salvaged = sent(later);
        assertTrue(salvaged > 0, "operations that came later: " + salvaged);
        var closed = chain.day(DAY).closed().getFirst();
        assertEquals(new ShiftFigures.Sum(1, lost), closed.late());
        assertEquals(lost, closed.facts().total().minus(closed.told().total()));
        var difference = ShiftDifferences.between(closed.told(), closed.facts()).getFirst();
        assertEquals(ShiftDifferences.Whole.SALES, difference.subject());
        assertEquals(lost, difference.more());
    }

    private int sent(Path directory) {
        try (var till = ShiftTill.open(directory, chain.clock)) {
            int pending = Math.toIntExact(till.database.changes().backlog().pending());
            chain.sync(till);
            return pending;
        }
    }

    @Test
    void aSecondZOfAShiftIsToldAndNotCountedTwice() throws IOException {
        var home = folder.resolve("R1");
        var backup = folder.resolve("backup.db");
        try (var till = chain.till(home, "R1")) {
            till.sell(BO);
            chain.sync(till);
            till.database.backup(backup).orThrow();
            closed(till, BO);
            chain.sync(till);
        }
        ShiftsNeverTest.putBack(backup, home);
        try (var till = ShiftTill.open(home, chain.clock)) {
            till.sell(BO);
            closed(till, BO);
            chain.sync(till);
        }
        var day = chain.day(DAY);
        assertEquals(List.of(1, 2), day.closed().stream().map(c -> c.order()).toList());
        assertEquals(
                chain.numbers("SELECT sum(total_minor) FROM sales"),
                List.of(day.facts().orElseThrow().total().minor()));
        assertEquals(List.of(), chain.desk().verify().findings());
    }

    @Test
    void aTillHearsWhoseItsDrawersAre() {
        try (var till = chain.till(folder.resolve("R1"), "R1")) {
            var known = chain.desk().find(DomainTypes.REGISTER, "S1-R1").orElseThrow();
            chain.desk()
                    .save(
                            DomainTypes.REGISTER,
                            new Register(known.id(), known.storeId(), known.code(), known.name(), DrawerUse.OWN),
                            "u")
                    .orThrow();
            chain.sync(till);
            till.sell(BO);
            till.sell(CLEO);
            assertEquals(2, till.desk().status(KIM).orThrow().size());
            closed(till, BO);
            closed(till, CLEO);
            chain.sync(till);
            assertEquals(
                    List.of("bo", "cleo"),
                    chain.day(DAY).closed().stream().map(c -> c.z().cashierId()).toList());
        }
    }

    /** A role as a chain stored it before there was a permission to pay something out. */
    @Test
    void aRoleOfAnEarlierEditionPaysOutWhereItGivesMoneyBack() {
        var before = new Role(Role.SUPERVISOR, "Chief", Set.of("SELL", "REFUND", "OPEN_DRAWER"), null, null);
        chain.desk().save(DomainTypes.ROLE, before, "u").orThrow();
        chain.desk()
                .save(DomainTypes.STAFF, new Staff("sue", "Sue", Role.SUPERVISOR, "x", true), "u")
                .orThrow();
        try (var till = chain.till(folder.resolve("R1"), "R1")) {
            till.sell("sue");
            var move = new Move(Acting.of("sue"), CashMovementKind.PAID_OUT, eur(50), Optional.of("windows"));
            till.desk().move(move).orThrow();
            till.desk().x(Acting.of("sue")).orThrow();
            chain.sync(till);
            assertEquals(List.of(-50L), chain.numbers("SELECT amount_minor FROM cash_movements"));
            assertEquals(List.of(), chain.desk().incidents().incidents(), "head office allows it as well");

            chain.desk()
                    .save(DomainTypes.ROLE, new Role(Role.SUPERVISOR, "Chief", Set.of("SELL", "REFUND")), "u")
                    .orThrow();
            chain.sync(till);
            var refused = till.desk().move(move);
            assertEquals(
                    "staff.needs-approval",
                    assertInstanceOf(Outcome.Failed.class, refused).problem().code());
        }
    }

    @Test
    void aZThatWasChangedPastHeadOfficeIsFound() {
        try (var till = chain.till(folder.resolve("R1"), "R1")) {
            till.sell(BO);
            closed(till, BO);
            till.sell(BO);
            closed(till, BO);
            chain.sync(till);
        }
        chain.execute("UPDATE shift_closings SET sales_total_minor = 7 WHERE z_number = 1");
        chain.execute("UPDATE shift_closings SET z_number = 3 WHERE z_number = 2");
        var findings = String.join("\n", chain.desk().verify().findings());
        assertTrue(findings.contains("the figures of S1-R1-A-Z000001"), findings);
        assertTrue(findings.contains("Z number 3 follows 1"), findings);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
