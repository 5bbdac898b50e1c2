package org.evertill.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.kernel.Outcome;
import org.evertill.report.ReportTable.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in files and on the screen. */
class ReportFilesTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @TempDir
    Path directory;

    private static Row row(String currency, int depth, List<String> keys, Long... figures) {
        return new Row(
                Currency.getInstance(currency),
                keys,
                depth,
                List.of(figures).stream().map(Optional::of).toList());
    }

    private static ReportTable items(Row... rows) {
        return new ReportTable(
                "items",
                List.of(Key.text("name"), new Key("tax_percent", Key.Kind.RATE)),
                List.of(Figure.quantity("quantity"), Figure.money("gross"), Figure.count("lines")),
                List.of(rows));
    }

    private String file(ReportTable table) throws IOException {
        Path target = directory.resolve("report.csv");
        assertEquals(table.rows().size(), ReportCsv.write(table, target).orThrow());
        assertTrue(Files.notExists(directory.resolve("report.csv.part")));
        return Files.readString(target);
    }

    @Test
    void aFileIsForPrograms() throws IOException {
        assertEquals(
                "name,tax_percent,quantity,gross,lines,currency\r\n"
                        + "\"Tea, \"\"black\"\"\",19.00,-1.500,-12.34,2,EUR\r\nSushi,8.00,1.000,1200,1,JPY\r\n",
                file(items(
                        row("EUR", 1, List.of("Tea, \"black\"", "1900"), -1_500L, -1_234L, 2L),
                        row("JPY", 1, List.of("Sushi", "800"), 1_000L, 1_200L, 1L))));
    }

    /** A product's name is text, whatever a spreadsheet would make of it; a negative amount is a number. */
    @Test
    void noTextBecomesAFormula() throws IOException {
        var text = file(items(
                row("EUR", 1, List.of("=cmd|' /C calc'!A0", "0"), 1L, -5L, 1L),
                row("EUR", 1, List.of("@SUM(1)", "0"), 1L, 0L, 1L),
                row("EUR", 1, List.of("-7 % fat", "0"), 1L, 0L, 1L)));
        assertTrue(text.contains("\r\n'=cmd"), text);
        assertTrue(text.contains("\r\n'@SUM"), text);
        assertTrue(text.contains("\r\n'-7 %"), text);
        assertTrue(text.contains(",-0.05,"), text);
    }

    @Test
    void aFileThatCannotBeWrittenIsAProblem() {
        var outcome = ReportCsv.write(items(), directory.resolve("no/such/folder/report.csv"));
        assertTrue(outcome instanceof Outcome.Failed<Integer>(var problem)
                && problem.code().equals("report.not-written"));
    }

    @Test
    void totalsAreTheSumsOfEachCurrency() {
        var table = items(
                row("EUR", 1, List.of("a", "0"), 1L, 100L, 1L),
                row("CHF", 1, List.of("a", "0"), 1L, 7L, 2L),
                row("EUR", 1, List.of("b", "0"), 1L, 23L, 1L),
                row("EUR", 2, List.of("below b", "0"), 1L, 23L, 1L));
        var totals = table.totals();
        assertEquals(
                List.of("CHF", "EUR"),
                totals.stream().map(t -> t.currency().getCurrencyCode()).toList());
        assertEquals(Optional.of(123L), table.figure(totals.get(1), "gross"));
        assertEquals(Optional.empty(), table.figure(totals.get(1), "quantity"));
    }

    @Test
    void peopleReadTheirOwnLanguage() {
        var table = items(row("EUR", 1, List.of("Tee\u001b[2J", "1900"), 1_500L, 123_456L, 2L));
        var german = ReportTexts.lines(table, Locale.GERMANY);
        assertEquals("Name     Steuersatz  Menge   Brutto  Positionen  Währung", german.getFirst());
        assertEquals("Tee [2J  19,00 %     1,500  1234,56           2      EUR", german.get(1));
        assertTrue(german.get(2).startsWith("Summe"), german.get(2));
        assertEquals(List.of("There is nothing to report of those days."), ReportTexts.lines(items(), Locale.ENGLISH));
    }

    /** Nobody reads a name of a column where a word could stand. */
    @Test
    void everyColumnHasWordsInBothLanguages() {
        for (Report report : TradeReports.ALL) {
            for (var locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                assertTrue(!ReportTexts.about(report.name(), locale).isEmpty(), report.name());
                var row = new Row(
                        EUR,
                        report.keys().stream().map(k -> "0").toList(),
                        1,
                        report.figures().stream().map(f -> Optional.of(0L)).toList());
                var head = ReportTexts.lines(
                                new ReportTable(report.name(), report.keys(), report.figures(), List.of(row)), locale)
                        .getFirst();
                assertTrue(!head.contains("_"), head);
                assertTrue(
                        head.chars().filter(Character::isUpperCase).count()
                                >= report.figures().size(),
                        head);
            }
        }
    }
}
