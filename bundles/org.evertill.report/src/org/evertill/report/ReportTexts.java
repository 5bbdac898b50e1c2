package org.evertill.report;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.evertill.kernel.Category;
import org.evertill.report.Figure.Unit;
import org.evertill.report.ReportTable.Row;

/** A report for people, in English or German: columns side by side, the total last. Pure; any thread. */
public final class ReportTexts {

    private static final String GAP = "  ";
    private static final int WIDEST_TEXT = 40;

    private final ReportTable table;
    private final Locale locale;
    private final ResourceBundle words;

    private ReportTexts(ReportTable table, Locale locale) {
        this.table = table;
        this.locale = locale;
        this.words = ResourceBundle.getBundle(
                "org.evertill.report.messages",
                locale,
                ReportTexts.class.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_DEFAULT));
    }

    /**
     * The lines.
     *
     * @param locale of words and numbers; a language other than German gives English words
     */
    public static List<String> lines(ReportTable table, Locale locale) {
        return new ReportTexts(table, locale).lines();
    }

    /** What a report is about, in a line; empty for one of a chain's own. */
    public static String about(String report, Locale locale) {
        return new ReportTexts(new ReportTable(report, List.of(), List.of(), List.of()), locale)
                .word("report." + report)
                .orElse("");
    }

    /** What a column is called; its name where a chain's own has no other. */
    public static String column(String name, Locale locale) {
        return new ReportTexts(new ReportTable(name, List.of(), List.of(), List.of()), locale).heading(name);
    }

    private List<String> lines() {
        if (table.rows().isEmpty()) {
            return List.of(word("nothing").orElse(""));
        }
        var cells = new ArrayList<List<String>>();
        cells.add(head());
        table.rows().forEach(row -> cells.add(cells(row)));
        if (isTotalled()) {
            table.totals().forEach(total -> cells.add(cells(total)));
        }
        int[] widths = widths(cells);
        return cells.stream().map(line -> line(line, widths)).toList();
    }

    private boolean isTotalled() {
        return table.figures().stream().anyMatch(f -> f.unit() != Unit.QUANTITY);
    }

    private List<String> head() {
        var head = new ArrayList<String>();
        table.keys().forEach(key -> head.add(heading(key.name())));
        table.figures().forEach(figure -> head.add(heading(figure.name())));
        head.add(heading("currency"));
        return head;
    }

    private String heading(String name) {
        return word("column." + name).orElse(name);
    }

    private List<String> cells(Row row) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < table.keys().size(); i++) {
            cells.add(
                    row.keys().isEmpty()
                            ? i == 0 ? word("total").orElse("") : ""
                            : key(table.keys().get(i), row.keys().get(i), row.depth()));
        }
        for (int i = 0; i < table.figures().size(); i++) {
            var unit = table.figures().get(i).unit();
            cells.add(
                    row.figures().get(i).map(value -> number(value, unit, row)).orElse(""));
        }
        cells.add(row.currency().getCurrencyCode());
        return cells;
    }

    private String key(Key key, String value, int depth) {
        return switch (key.kind()) {
            case TEXT, PERSON, TENDER, MOMENT -> shortened(value);
            case RATE -> decimal(Long.parseLong(value), 2) + " %";
            case PATH ->
                value.isEmpty()
                        ? word("none").orElse("")
                        : GAP.repeat(depth - 1)
                                + shortened(Category.of(value).steps().getLast());
        };
    }

    /** No control character comes to a terminal. */
    private static String shortened(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= WIDEST_TEXT ? plain : plain.substring(0, WIDEST_TEXT - 1) + "…";
    }

    private String number(long value, Unit unit, Row row) {
        return switch (unit) {
            case COUNT -> String.valueOf(value);
            case MONEY -> decimal(value, row.currency().getDefaultFractionDigits());
            case QUANTITY -> decimal(value, ReportCsv.QUANTITY_DECIMALS);
            case RATE -> decimal(value, 2) + " %";
        };
    }

    private String decimal(long value, int decimals) {
        var format = new DecimalFormat("0", DecimalFormatSymbols.getInstance(locale));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(BigDecimal.valueOf(value, decimals));
    }

    private int[] widths(List<List<String>> cells) {
        var widths = new int[cells.getFirst().size()];
        for (List<String> line : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        return widths;
    }

    /** Keys to the left, numbers to the right. */
    private String line(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String blanks = " ".repeat(widths[i] - cells.get(i).length());
            boolean isText = i < table.keys().size();
            line.append(i == 0 ? "" : GAP).append(isText ? cells.get(i) + blanks : blanks + cells.get(i));
        }
        return line.toString().stripTrailing();
    }

    private Optional<String> word(String key) {
        try {
            return Optional.of(words.getString(key));
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }
}
