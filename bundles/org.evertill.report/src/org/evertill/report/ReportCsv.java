package org.evertill.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.Quantity;
import org.evertill.report.Figure.Unit;
import org.evertill.report.ReportTable.Row;

/**
 * A report as a file for programs: UTF-8, RFC 4180, stable names of columns, decimals with a point, without totals. Pure but for
 * writing; any thread.
 */
public final class ReportCsv {

    static final int QUANTITY_DECIMALS = Quantity.DECIMALS;

    private ReportCsv() {}

    /** The names of the columns. */
    public static List<String> header(ReportTable table) {
        var header = new ArrayList<String>();
        table.keys().forEach(key -> header.add(key.name()));
        if (hasPath(table)) {
            header.add("level");
        }
        table.figures().forEach(figure -> header.add(figure.name()));
        header.add("currency");
        return List.copyOf(header);
    }

    /** The texts of a row, one for each column. */
    public static List<String> texts(ReportTable table, Row row) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < table.keys().size(); i++) {
            String value = row.keys().get(i);
            texts.add(
                    table.keys().get(i).kind() == Key.Kind.RATE
                            ? decimal(Long.parseLong(value), 2)
                            : withoutFormula(value));
        }
        if (hasPath(table)) {
            texts.add(String.valueOf(row.depth()));
        }
        for (int i = 0; i < table.figures().size(); i++) {
            var unit = table.figures().get(i).unit();
            texts.add(
                    row.figures().get(i).map(value -> number(value, unit, row)).orElse(""));
        }
        texts.add(row.currency().getCurrencyCode());
        return List.copyOf(texts);
    }

    /**
     * Text that a spreadsheet takes for text: what would begin a formula there gets an apostrophe before it.
     */
    public static String withoutFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** Writes the file, which appears only when it is complete; gives how many rows it has. Problem: {@code report.not-written}. */
    public static Outcome<Integer> write(ReportTable table, Path target) {
        var part = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(part)) {
                csv.writeRecord(header(table));
                table.rows().forEach(row -> csv.writeRecord(texts(table, row)));
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            return Outcome.ok(table.rows().size());
        } catch (IOException | UncheckedIOException e) {
            discard(part);
            return Outcome.failed(notWritten(target));
        }
    }

    /** What says that a file could not be written. */
    public static Problem notWritten(Path target) {
        return Problem.of(
                "report.not-written",
                "The file " + target + " cannot be written. Check that its folder is there, that you may write to it"
                        + " and that the disk is not full.");
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // What is left is named .part, so nobody takes it for the whole.
        }
    }

    private static boolean hasPath(ReportTable table) {
        return table.keys().stream().anyMatch(key -> key.kind() == Key.Kind.PATH);
    }

    private static String number(long value, Unit unit, Row row) {
        return switch (unit) {
            case COUNT -> String.valueOf(value);
            case MONEY -> decimal(value, row.currency().getDefaultFractionDigits());
            case QUANTITY -> decimal(value, QUANTITY_DECIMALS);
            case RATE -> decimal(value, 2);
        };
    }

    private static String decimal(long value, int decimals) {
        return BigDecimal.valueOf(value, decimals).toPlainString();
    }
}
