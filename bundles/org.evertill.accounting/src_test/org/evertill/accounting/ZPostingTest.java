package org.evertill.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.shift.CashMovementKind;
import org.evertill.shift.ClosingFigure;
import org.evertill.shift.FigureKind;
import org.evertill.shift.ShiftClosing;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the accounts get of a Z. */
class ZPostingTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Instant AT = Instant.parse("2026-03-01T20:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");

    @TempDir
    Path directory;

    private static Money eur(long minor) {
        return new Money(minor, EUR);
    }

    private static ClosingFigure figure(FigureKind kind, String name, long amount, long tax) {
        return new ClosingFigure(kind + name, "S1", AT, "c", kind, name, 1, eur(amount), eur(tax));
    }

    /** A Z with the money in its drawer; what was sold does not matter to it. */
    private static ShiftClosing z(long openingFloat, long taken, long moved, long counted, long left) {
        long expected = openingFloat + taken + moved;
        return new ShiftClosing(
                "c",
                "S1",
                AT,
                "S1-R1",
                "sh",
                7,
                "S1-R1-A-Z000007",
                "A",
                7,
                null,
                AT,
                "bo",
                "bo",
                null,
                null,
                1,
                1,
                eur(0),
                0,
                eur(0),
                eur(openingFloat),
                eur(taken),
                eur(moved),
                eur(expected),
                eur(counted),
                eur(counted - expected),
                "k",
                1,
                eur(left),
                eur(counted - left),
                eur(0));
    }

    private static long sum(List<JournalLine> lines, Function<JournalLine, Money> side) {
        return lines.stream().mapToLong(line -> side.apply(line).minor()).sum();
    }

    private static long on(List<JournalLine> lines, String account) {
        return lines.stream()
                .filter(line -> line.account().equals(account))
                .mapToLong(line -> line.debit().minor() - line.credit().minor())
                .sum();
    }

    /** 119.00 at 19 %, 21.40 at 7 %; 40.40 in cash, 100.00 by card; 20.00 to the safe; one euro is missing. */
    @Test
    void aDayIsBookedByItsZ() {
        var figures = List.of(
                figure(FigureKind.TAX_RATE, "1900", 11_900, 1_900),
                figure(FigureKind.TAX_RATE, "700", 2_140, 140),
                figure(FigureKind.TENDER, "cash", 4_040, 0),
                figure(FigureKind.TENDER, "card", 10_000, 0),
                figure(FigureKind.CASH_MOVEMENT, "DROP", -2_000, 0),
                figure(FigureKind.CASH_MOVEMENT, "PAID_OUT", -500, 0));
        var z = z(10_000, 4_040, -2_500, 11_440, 10_000);
        var lines = ZPosting.of(3, DAY, z, figures, Accounts.builtIn());
        assertEquals(-10_000, on(lines, "8400"));
        assertEquals(-1_900, on(lines, "1776"));
        assertEquals(-2_000, on(lines, "8300"));
        assertEquals(-140, on(lines, "1771"));
        assertEquals(10_000, on(lines, "1361"));
        assertEquals(500, on(lines, "1590"));
        assertEquals(100, on(lines, "2300"), "a euro short");
        assertEquals(0, on(lines, "1000"), "the drawer is emptied");
        assertEquals(-10_000 + 2_000 + 11_440, on(lines, "1360"));
        assertEquals(sum(lines, JournalLine::debit), sum(lines, JournalLine::credit));
        var revenue = lines.stream()
                .filter(l -> l.account().equals("8400"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of(
                        "3",
                        "2026-03-01",
                        "8400",
                        "",
                        "100.00",
                        "EUR",
                        "3",
                        "Sales 19 %",
                        "S1",
                        "S1-R1",
                        "S1-R1-A-Z000007"),
                revenue.texts());
    }

    /** 15.72 in cash where the smallest coin is 0.05. */
    @Test
    void whatRoundingTookIsNoTurnover() {
        var figures = List.of(figure(FigureKind.TAX_RATE, "0", 1_572, 0), figure(FigureKind.TENDER, "cash", 1_572, 0));
        var lines = ZPosting.of(1, DAY, z(0, 1_570, 0, 1_570, 0), figures, Accounts.builtIn());
        assertEquals(2, on(lines, "2700"));
        assertEquals(-1_572, on(lines, "8200"));
    }

    /** 10.00 by card with a tip of 1.00; 20.00 for 25 Swiss francs that are worth 24.00, of which 4.00 came back; a franc is missing. */
    @Test
    void tipsAreOwedAndForeignCashIsWorthWhatItPaid() {
        var figures = List.of(
                figure(FigureKind.TAX_RATE, "0", 3_000, 0),
                figure(FigureKind.TENDER, "card", 1_000, 0),
                figure(FigureKind.TIP, "card", 100, 0),
                figure(FigureKind.TENDER, "cash", 2_000, 0),
                new ClosingFigure(
                        "f",
                        "S1",
                        AT,
                        "c",
                        FigureKind.FOREIGN_CASH,
                        "cash",
                        1,
                        new Money(2_500, Currency.getInstance("CHF")),
                        eur(0)),
                new ClosingFigure(
                        "g",
                        "S1",
                        AT,
                        "c",
                        FigureKind.FOREIGN_COUNTED,
                        "CHF",
                        1,
                        new Money(2_400, Currency.getInstance("CHF")),
                        eur(0)),
                figure(FigureKind.FOREIGN_DIFFERENCE, "CHF", -96, 0));
        var lines = ZPosting.of(1, DAY, z(1_000, -400, 0, 600, 0), figures, Accounts.builtIn());
        assertEquals(1_100, on(lines, "1361"));
        assertEquals(-100, on(lines, "1700"));
        assertEquals(2_400 - 96, on(lines, "1010"));
        assertEquals(96, on(lines, "2300"));
        assertEquals(sum(lines, JournalLine::debit), sum(lines, JournalLine::credit));
    }

    /** 50.00 are put on a gift card and 20.00 on an account, in cash; 30.00 are paid by a gift card, 10.00 on account, whatever they are called. */
    @Test
    void whatIsOwedIsNoTurnover() {
        var figures = List.of(
                figure(FigureKind.TAX_RATE, "1900", 4_760, 760),
                figure(FigureKind.LIABILITY, "gift-card", 5_000, 0),
                figure(FigureKind.LIABILITY, "account", 2_000, 0),
                figure(FigureKind.TENDER, "cash", 7_760, 0),
                figure(FigureKind.TENDER, "blue-card", 3_000, 0),
                figure(FigureKind.TENDER, "tab", 1_000, 0));
        var accounts = Accounts.builtIn()
                .of(List.of(kind("blue-card", TenderType.GIFT_CARD), kind("tab", TenderType.ACCOUNT)));
        var lines = ZPosting.of(1, DAY, z(0, 7_760, 0, 7_760, 0), figures, accounts);
        assertEquals(-5_000 + 3_000, on(lines, "1705"));
        assertEquals(-2_000 + 1_000, on(lines, "1410"));
        assertEquals(-4_000, on(lines, "8400"));
        assertEquals(0, on(lines, "2700"), "nothing is left over");
        assertEquals(sum(lines, JournalLine::debit), sum(lines, JournalLine::credit));
    }

    private static TenderKind kind(String id, TenderType type) {
        return TenderKind.of(id, id, type);
    }

    @Test
    void whatAChainSaysOfATenderStands() throws IOException {
        var file = Files.writeString(directory.resolve("own"), "tender.blue-card = 4711\nliability = 1799\n");
        var accounts = Accounts.of(file)
                .orThrow()
                .of(List.of(kind("blue-card", TenderType.GIFT_CARD), kind("red-card", TenderType.VOUCHER)));
        var figures =
                List.of(figure(FigureKind.TENDER, "blue-card", 100, 0), figure(FigureKind.TENDER, "red-card", 200, 0));
        var lines = ZPosting.of(1, DAY, z(0, 0, 0, 0, 0), figures, accounts);
        assertEquals(100, on(lines, "4711"));
        assertEquals(200, on(lines, "1799"));
    }

    /** Of 119.00 at 19 %, 11.90 are deposits: less their tax they stand on their own account, the tax stays where it was. */
    @Test
    void depositsStandOnTheirOwnAccount() {
        var figures = List.of(
                figure(FigureKind.TAX_RATE, "1900", 11_900, 1_900),
                figure(FigureKind.DEPOSIT, "1900", 1_190, 190),
                figure(FigureKind.TENDER, "cash", 11_900, 0));
        var lines = ZPosting.of(1, DAY, z(0, 11_900, 0, 11_900, 0), figures, Accounts.builtIn());
        assertEquals(-9_000, on(lines, "8400"));
        assertEquals(-1_000, on(lines, "1710"));
        assertEquals(-1_900, on(lines, "1776"));
        assertEquals(sum(lines, JournalLine::debit), sum(lines, JournalLine::credit));
    }

    @Test
    void aShiftInWhichNothingHappenedHasNoLines() {
        assertEquals(List.of(), ZPosting.of(1, DAY, z(0, 0, 0, 0, 0), List.of(), Accounts.builtIn()));
    }

    /** Whatever happened in a shift, also what does not come to itself: debit equals credit, and no line is negative. */
    @Test
    void debitAlwaysEqualsCredit() {
        for (long seed = 1; seed <= 2_000; seed++) {
            var random = new Random(seed);
            var figures = new ArrayList<ClosingFigure>();
            for (String rate : List.of("0", "700", "1900", "2100")) {
                if (random.nextBoolean()) {
                    long gross = random.nextInt(2_000_000) - 500_000;
                    figures.add(figure(FigureKind.TAX_RATE, rate, gross, gross * Long.parseLong(rate) / 12_000));
                }
            }
            for (String owed : List.of("gift-card", "account", "stored-value")) {
                if (random.nextBoolean()) {
                    figures.add(figure(FigureKind.LIABILITY, owed, random.nextInt(100_000) - 20_000, 0));
                }
            }
            if (random.nextBoolean()) {
                long gross = random.nextInt(20_000) - 10_000;
                figures.add(figure(FigureKind.DEPOSIT, "1900", gross, gross * 1_900 / 12_000));
            }
            for (String tender : List.of("cash", "card", "gift-card", "chain.points")) {
                if (random.nextBoolean()) {
                    figures.add(figure(FigureKind.TENDER, tender, random.nextInt(1_000_000) - 200_000, 0));
                }
            }
            long moved = 0;
            for (CashMovementKind kind : CashMovementKind.values()) {
                if (random.nextBoolean()) {
                    var amount = kind.signed(eur(1 + random.nextInt(10_000)));
                    moved += amount.minor();
                    figures.add(figure(FigureKind.CASH_MOVEMENT, kind.name(), amount.minor(), 0));
                }
            }
            var z = z(random.nextInt(20_000), random.nextInt(900_000) - 50_000, moved, random.nextInt(900_000), 0);
            var lines = ZPosting.of(seed, DAY, z, figures, Accounts.builtIn());
            assertEquals(sum(lines, JournalLine::debit), sum(lines, JournalLine::credit), "seed " + seed);
            assertEquals(0, on(lines, "1000"), "seed " + seed);
            assertEquals(lines, ZPosting.of(seed, DAY, z, figures.reversed(), Accounts.builtIn()), "seed " + seed);
        }
    }

    @Test
    void aChainHasAccountsOfItsOwn() throws IOException {
        var file = Files.writeString(
                directory.resolve("own"), "# ours\nrevenue.1900=4400\ntender.chain-points = 3810\ntender.* = 1460\n");
        var accounts = Accounts.of(file).orThrow();
        var figures = List.of(
                figure(FigureKind.TAX_RATE, "1900", 1_190, 190),
                figure(FigureKind.TENDER, "chain-points", 190, 0),
                figure(FigureKind.TENDER, "cheque", 1_000, 0));
        var lines = ZPosting.of(1, DAY, z(0, 0, 0, 0, 0), figures, accounts);
        assertEquals(-1_000, on(lines, "4400"));
        assertEquals(-190, on(lines, "1776"), "as built in");
        assertEquals(190, on(lines, "3810"));
        assertEquals(1_000, on(lines, "1460"));
    }

    @Test
    void aTableThatCannotBeMeantIsRefused() throws IOException {
        for (String line :
                List.of("revenu.1900=1", "revenue.1900=a b", "cash=", "revenue=8400", "=1", "cash=\\u00zz")) {
            var file = Files.writeString(directory.resolve("bad"), line);
            assertTrue(
                    Accounts.of(file) instanceof Outcome.Failed<Accounts>(var problem)
                            && problem.code().equals("accounting.bad-accounts"),
                    line);
        }
        assertTrue(Accounts.of(directory.resolve("none")) instanceof Outcome.Failed<Accounts>);
    }
}
