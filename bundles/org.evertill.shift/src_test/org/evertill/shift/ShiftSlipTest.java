package org.evertill.shift;

import static org.evertill.shift.ShiftFiguresTest.eur;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.evertill.domain.Store;
import org.evertill.kernel.Money;
import org.evertill.receipt.TenderName;
import org.evertill.shift.ShiftReport.Cash;
import org.evertill.shift.ShiftReport.Z;
import org.junit.jupiter.api.Test;

class ShiftSlipTest {

    private static ShiftReport report(Optional<Cash> cash, Optional<Z> z) {
        return new ShiftReport(
                new Store("S1", "Corner\u001b@ shop", "DE", "EUR", "Europe/Berlin", null, null),
                "S1-R1",
                4,
                Instant.parse("2026-03-01T07:00:00Z"),
                "Bo",
                Optional.empty(),
                Instant.parse("2026-03-01T17:30:00Z"),
                "Kim",
                ShiftFiguresTest.sample(),
                cash,
                List.of(),
                z,
                Map.of("card", new TenderName("Girocard", Optional.of("EC-Karte"))));
    }

    private static ShiftReport z(int copy) {
        return report(
                Optional.of(new Cash(eur(14_110), eur(14_100), eur(-10), 2)),
                Optional.of(new Z("S1-R1-A-Z000003", eur(10_000), eur(4_100), eur(99_900), copy)));
    }

    @Test
    void aZInEnglish() {
        assertEquals(List.of("""
                              Corner @ shop
                         Z report S1-R1-A-Z000003
                Register                             S1-R1
                Shift                                    4
                Opened                    01/03/2026 08:00
                Opened by                               Bo
                Closed                    01/03/2026 18:30
                Closed by                              Kim
                ------------------------------------------
                2 x Sales                           124.40
                1 x Refunds                         -11.90
                TOTAL EUR                           112.50
                2 x Discounts on lines                0.50
                1 x Discounts on sales                1.50
                First receipt               S1-R1-A-000007
                Last receipt                S1-R1-A-000009
                ------------------------------------------
                Tax               Net      Tax       Gross
                21 %            -9.83    -2.07      -11.90
                8 %            115.19     9.21      124.40
                ------------------------------------------
                1 x Girocard                         24.40
                2 x Cash                             88.10
                ------------------------------------------
                Float                               100.00
                Cash taken                           88.10
                2 x Paid in                           3.00
                1 x Brought to the safe             -50.00
                Expected in the drawer              141.10
                Counted                             141.00
                Short                                -0.10
                Counts                                   2
                Taken out                            41.00
                Left in the drawer                  100.00
                ------------------------------------------
                Grand total                         999.00
                """.split("\n")), ShiftSlip.lines(z(0), Locale.UK));
    }

    @Test
    void inGermanAndAsACopy() {
        var text = ShiftSlip.lines(z(2), Locale.GERMANY);
        assertTrue(text.stream().anyMatch(line -> line.strip().equals("KOPIE 2")), text.toString());
        assertTrue(text.stream().anyMatch(line -> line.strip().equals("Z-Bericht S1-R1-A-Z000003")));
        assertTrue(text.contains("Fehlbetrag                           -0,10"), text.toString());
    }

    @Test
    void anXSaysNothingThatOnlyAZKnows() {
        var text = String.join("\n", ShiftSlip.lines(report(Optional.empty(), Optional.empty()), Locale.ENGLISH));
        assertTrue(text.contains("X report"), text);
        assertTrue(text.contains("Expected in the drawer"), text);
        assertFalse(text.contains("Counted") || text.contains("Grand total") || text.contains("Z"), text);
    }

    /** A till of before did not ask; its Z is not to look as if all were there. */
    @Test
    void aZSaysWhatWasNotCounted() {
        var chf = new Money(500, Currency.getInstance("CHF"));
        var z = z(0);
        var foreign = List.of(
                new ForeignCash(chf, Optional.empty()),
                new ForeignCash(
                        new Money(0, Currency.getInstance("USD")),
                        Optional.of(new Money(-5, Currency.getInstance("USD")))));
        var lines = ShiftSlip.lines(with(z, foreign), Locale.UK).stream()
                .map(line -> line.replaceAll(" +", " "))
                .toList();
        assertTrue(lines.contains("Expected in the drawer CHF 5.00"), lines.toString());
        assertTrue(lines.contains("Counted CHF no"), lines.toString());
        assertTrue(lines.contains("Short USD -0.05"), lines.toString());
        assertFalse(lines.stream().anyMatch(line -> line.startsWith("Taken out CHF")), lines.toString());
        var x = ShiftSlip.lines(with(report(Optional.empty(), Optional.empty()), foreign), Locale.UK);
        assertFalse(x.stream().anyMatch(line -> line.startsWith("Counted CHF")), "an X before the count says less");
        assertEquals(foreign.subList(0, 1), ForeignCash.told(ShiftFiguresTest.francs(chf), List.of()));
    }

    private static ShiftReport with(ShiftReport report, List<ForeignCash> foreign) {
        return new ShiftReport(
                report.store(),
                report.registerId(),
                report.shiftNumber(),
                report.openedAt(),
                report.openedBy(),
                report.drawerOf(),
                report.at(),
                report.by(),
                report.figures(),
                report.cash(),
                foreign,
                report.z(),
                report.tenders());
    }

    @Test
    void whatIsTooMuchHasASign() {
        var over = report(Optional.of(new Cash(eur(1), eur(3), eur(2), 1)), Optional.empty());
        var text = String.join("\n", ShiftSlip.lines(over, Locale.ENGLISH));
        assertTrue(text.contains("+0.02"), text);
        assertFalse(text.contains("Counts"), text);
    }
}
