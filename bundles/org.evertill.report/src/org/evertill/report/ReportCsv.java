package org.evertill.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.evertill.file.Csv;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.Quantity;
import org.evertill.report.Figure.Unit;
import org.evertill.report.ReportTable.Row;

/**
 * A report as a file for programs ({@link Csv}): stable names of columns, decimals with a point, without totals. Pure but for
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
            texts.add(table.keys().get(i).kind() == Key.Kind.RATE ? decimal(Long.parseLong(value), 2) : value);
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

    /** Writes the file, which appears only when it is complete; gives how many rows it has. Problem: {@code report.not-written}. */
    public static Outcome<Integer> write(ReportTable table, Path target) {
        try {
            Csv.write(target, header(table), csv -> table.rows().forEach(row -> csv.add(texts(table, row))));
            return Outcome.ok(table.rows().size());
        } catch (IOException e) {
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
