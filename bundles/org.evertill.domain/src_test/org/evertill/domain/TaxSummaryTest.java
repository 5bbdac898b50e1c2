package org.evertill.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.evertill.domain.TaxSummary.Rate;
import org.evertill.domain.TaxSummary.Taxed;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxSummaryTest {

    private static final Taxed MEAL = new Taxed(Eur.of("52.50"), true, 1200);

    @Test
    void linesAreRoundedOneByOneOrTogether() {
        // 52.50 at 12 % is 46.875 + 5.625
        var two = List.of(MEAL, MEAL);
        assertEquals(
                amounts("93.74", "11.26"),
                TaxSummary.of(Eur.CURRENCY, two, TaxRounding.PER_LINE).total());
        assertEquals(
                amounts("93.75", "11.25"),
                TaxSummary.of(Eur.CURRENCY, two, TaxRounding.PER_DOCUMENT).total());
    }

    /**
     * Invoices with which the European standard for them is shown: lines, discounts and charges as net amounts with their rates, and what
     * they come to by rate and together (docs/references.md).
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            EN 16931 example 2 | 1273.00@2500 -3.96@1500 4.96@1500 -25.00@0 187.50@2500 -100.00@2500 100.00@2500 | 1460.50+365.13 1.00+0.15 -25.00+0.00 | 1436.50+365.28=1801.78
            EN 16931 example 5 | 1000.00@2500 500.00@2500 2500.00@1200 -150.00@2500 150.00@2500                  | 1500.00+375.00 2500.00+300.00           | 4000.00+675.00=4675.00
            Peppol allowances  | 4000.00@2500 1000.00@0 900.00@2500 200.00@2500 -200.00@2500                      | 4900.00+1225.00 1000.00+0.00            | 5900.00+1225.00=7125.00
            """)
    void isWhatPublishedInvoicesComeTo(String invoice, String lines, String rates, String total) {
        var taxed = Arrays.stream(lines.split(" "))
                .map(line -> line.split("@"))
                .map(line -> new Taxed(Eur.of(line[0]), false, Integer.parseInt(line[1])))
                .toList();
        var summary = TaxSummary.of(Eur.CURRENCY, taxed, TaxRounding.PER_DOCUMENT);
        assertEquals(
                rates,
                summary.rates().stream()
                        .map(rate -> decimal(rate.amounts().net()) + "+"
                                + decimal(rate.amounts().tax()))
                        .collect(Collectors.joining(" ")));
        var all = summary.total();
        assertEquals(total, decimal(all.net()) + "+" + decimal(all.tax()) + "=" + decimal(all.gross()));
    }

    private static String decimal(Money money) {
        return money.toDecimal().toPlainString();
    }

    @Test
    void taxMayBeRoundedToACoarserUnit() {
        var lines = Collections.nCopies(50, new Taxed(Eur.of("1.00"), true, 500));
        var rounding = new TaxRounding(TaxRounding.Level.DOCUMENT, 5);
        assertEquals(
                amounts("47.60", "2.40"),
                TaxSummary.of(Eur.CURRENCY, lines, rounding).total());
        assertEquals(
                amounts("47.62", "2.38"),
                TaxSummary.of(Eur.CURRENCY, lines, TaxRounding.PER_DOCUMENT).total());
        assertEquals(
                amounts("47.50", "2.50"),
                TaxSummary.of(Eur.CURRENCY, lines, TaxRounding.PER_LINE).total());
        assertThrows(IllegalArgumentException.class, () -> new TaxRounding(TaxRounding.Level.LINE, 0));
    }

    @Test
    void ratesStandApartTheHighestFirst() {
        var lines = List.of(
                new Taxed(Eur.of("10.70"), true, 700),
                new Taxed(Eur.of("11.90"), true, 1900),
                new Taxed(Eur.of("10.00"), false, 700),
                new Taxed(Eur.of("5.00"), true, 0));
        var summary = TaxSummary.of(Eur.CURRENCY, lines, TaxRounding.PER_DOCUMENT);
        assertEquals(
                List.of(
                        new Rate(1900, amounts("10.00", "1.90")),
                        new Rate(700, amounts("20.00", "1.40")),
                        new Rate(0, amounts("5.00", "0.00"))),
                summary.rates());
        assertEquals(amounts("35.00", "3.30"), summary.total());
    }

    @Test
    void aDocumentWithoutLinesHasNoTax() {
        var summary = TaxSummary.of(Eur.CURRENCY, List.of(), TaxRounding.PER_LINE);
        assertEquals(List.of(), summary.rates());
        assertEquals(amounts("0.00", "0.00"), summary.total());
    }

    @Test
    void alwaysAddsUpToTheDocument() {
        var random = new Random(6);
        for (int i = 0; i < 3_000; i++) {
            var lines = new ArrayList<Taxed>();
            for (int n = random.nextInt(30); n > 0; n--) {
                lines.add(new Taxed(
                        new Money(random.nextInt(1_000_000), Eur.CURRENCY),
                        random.nextBoolean(),
                        random.nextInt(4) * 500));
            }
            for (var rounding : List.of(TaxRounding.PER_LINE, TaxRounding.PER_DOCUMENT)) {
                var total = TaxSummary.of(Eur.CURRENCY, lines, rounding).total();
                assertEquals(total.gross(), total.net().plus(total.tax()));
                Collections.shuffle(lines, random);
                assertEquals(total, TaxSummary.of(Eur.CURRENCY, lines, rounding).total());
            }
        }
    }

    @Test
    void writtenLinesAddUpToTheirSaleWhateverWasRoundedThen() {
        var lines = List.of(written("2.00", "0.33", 2000), written("-1.00", "-0.17", 2000), written("1.00", "0.00", 0));
        assertEquals(
                List.of(new Rate(2000, amounts("0.84", "0.16")), new Rate(0, amounts("1.00", "0.00"))),
                TaxSummary.ofLines(Eur.CURRENCY, lines).rates());
    }

    private static SaleLine written(String total, String tax, int rate) {
        return new SaleLine(
                "l",
                "s",
                "S1",
                Instant.EPOCH,
                1,
                "p",
                "c",
                "d",
                Quantity.ONE,
                UnitPrice.of(Eur.of(total)),
                true,
                "standard",
                rate,
                Eur.of(total),
                Eur.of(tax),
                null,
                null);
    }

    private static Tax.Amounts amounts(String net, String tax) {
        Money n = Eur.of(net);
        Money t = Eur.of(tax);
        return new Tax.Amounts(n, t, n.plus(t));
    }
}
