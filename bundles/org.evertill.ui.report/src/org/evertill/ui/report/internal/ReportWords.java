package org.evertill.ui.report.internal;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evertill.kernel.Category;
import org.evertill.kernel.Quantity;
import org.evertill.receipt.TenderName;
import org.evertill.report.Figure;
import org.evertill.report.Figure.Unit;
import org.evertill.report.Key;
import org.evertill.report.ReportTable;
import org.evertill.report.ReportTable.Row;
import org.evertill.report.ReportTexts;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.report.internal.ShownTable.Head;
import org.evertill.ui.report.internal.ShownTable.Line;

/** What the screen says, in the window's language and by the words of slips and of the command line. Pure. */
final class ReportWords {

    private static final int PER_CENT_DECIMALS = 2;
    private static final String INDENT = "    ";
    private static final String ISO_DAY = "\\d{4}-\\d{2}-\\d{2}";

    private final Messages texts;
    private final Map<String, TenderName> tenders;
    private final Formats formats;

    /**
     * @param tenders the chain's names, by identifier
     */
    ReportWords(Messages texts, Map<String, TenderName> tenders, Formats formats) {
        this.texts = texts;
        this.tenders = Map.copyOf(tenders);
        this.formats = formats;
    }

    /** What a report is called; a chain's own by its name. */
    String name(String report) {
        return texts.find("report." + report).orElse(report);
    }

    /** What it is about, in a line; empty for a chain's own. */
    String about(String report) {
        return ReportTexts.about(report, texts.locale());
    }

    String span(Span span) {
        return span.from().equals(span.to()) ? day(span.from()) : day(span.from()) + " – " + day(span.to());
    }

    /** With the day of the week, for people think in weeks. */
    String day(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.SHORT_STANDALONE, texts.locale()) + " " + formats.day(day);
    }

    /** The currency of all rows; empty where there are several, or none. */
    static Optional<String> currency(ReportTable table) {
        var all = table.rows().stream().map(Row::currency).distinct().toList();
        return all.size() == 1 ? Optional.of(all.getFirst().getCurrencyCode()) : Optional.empty();
    }

    /** A report for the eye. */
    ShownTable shown(ReportTable table) {
        var keys = seenKeys(table);
        boolean hasCurrencies =
                table.rows().stream().map(Row::currency).distinct().count() > 1;
        var heads = new ArrayList<Head>();
        keys.forEach(i -> heads.add(new Head(column(table.keys().get(i).name()), false)));
        table.figures().forEach(figure -> heads.add(new Head(column(figure.name()), true)));
        if (hasCurrencies) {
            heads.add(new Head(column("currency"), false));
        }
        int leading = leading(table);
        var largest = largest(table, leading);
        var rows = table.rows().stream()
                .map(row -> new Line(cells(table, keys, row, hasCurrencies), share(row, leading, largest), row.keys()))
                .toList();
        var totals = isTotalled(table)
                ? table.totals().stream()
                        .map(row -> new Line(cells(table, keys, row, hasCurrencies), 0, List.of()))
                        .toList()
                : List.<Line>of();
        return new ShownTable(heads, leading < 0 ? -1 : keys.size() + leading, rows, totals);
    }

    /** People are known by their names, and so are promotions; of tenders the window has the names in its language. */
    private static List<Integer> seenKeys(ReportTable table) {
        boolean hasPerson = table.keys().stream().anyMatch(key -> key.kind() == Key.Kind.PERSON);
        boolean hasName = table.keys().stream().anyMatch(key -> key.name().equals("name"));
        var seen = new ArrayList<Integer>();
        for (int i = 0; i < table.keys().size(); i++) {
            var key = table.keys().get(i);
            String name = key.name();
            if (!(hasPerson && name.equals("cashier_id")
                    || key.kind() == Key.Kind.TENDER
                    || hasName && name.equals("promotion"))) {
                seen.add(i);
            }
        }
        return seen;
    }

    private static boolean isTotalled(ReportTable table) {
        return table.figures().stream().anyMatch(figure -> figure.unit() != Unit.QUANTITY);
    }

    /** The first amount of money: the one by which reports are ordered, too. */
    private static int leading(ReportTable table) {
        for (int i = 0; i < table.figures().size(); i++) {
            if (table.figures().get(i).unit() == Unit.MONEY) {
                return i;
            }
        }
        return -1;
    }

    private static Map<Currency, Long> largest(ReportTable table, int leading) {
        return table.rows().stream().collect(Collectors.toMap(Row::currency, row -> size(row, leading), Math::max));
    }

    private static double share(Row row, int leading, Map<Currency, Long> largest) {
        long most = largest.getOrDefault(row.currency(), 0L);
        return most == 0 ? 0 : (double) size(row, leading) / most;
    }

    private static long size(Row row, int leading) {
        return leading < 0 ? 0 : Math.abs(row.figures().get(leading).orElse(0L));
    }

    private List<String> cells(ReportTable table, List<Integer> keys, Row row, boolean hasCurrencies) {
        var cells = new ArrayList<String>();
        for (int i : keys) {
            cells.add(
                    row.keys().isEmpty()
                            ? cells.isEmpty() ? texts.get("total") : ""
                            : key(table.keys().get(i), row.keys().get(i), row.depth()));
        }
        for (int i = 0; i < table.figures().size(); i++) {
            var figure = table.figures().get(i);
            cells.add(row.figures()
                    .get(i)
                    .map(value -> number(value, figure, row.currency()))
                    .orElse(""));
        }
        if (hasCurrencies) {
            cells.add(row.currency().getCurrencyCode());
        }
        return cells;
    }

    private String key(Key key, String value, int depth) {
        return switch (key.kind()) {
            case RATE -> decimal(Long.parseLong(value), PER_CENT_DECIMALS, 0) + " %";
            case MOMENT ->
                value.isEmpty()
                        ? ""
                        : formats.dateTime(OffsetDateTime.parse(value).toInstant());
            case PATH ->
                value.isEmpty()
                        ? texts.get("none")
                        : INDENT.repeat(depth - 1) + Category.of(value).steps().getLast();
            case PERSON, TENDER -> value;
            case TEXT -> text(key.name(), value);
        };
    }

    private String text(String name, String value) {
        return switch (name) {
            case "tender" -> TenderName.of(value, tenders, texts.locale());
            case "day" -> value.matches(ISO_DAY) ? day(LocalDate.parse(value)) : value;
            case "hour" -> value.matches("\\d{2}") ? texts.get("hour", value) : value;
            case "discount_kind" -> texts.find("discount." + value).orElse(value);
            default -> value;
        };
    }

    /** What a row is of, for the heading above its receipts. */
    String row(Line row) {
        return row.cells().getFirst().strip();
    }

    private String number(long value, Figure figure, Currency currency) {
        return switch (figure.unit()) {
            case COUNT -> decimal(value, 0, 0);
            case MONEY -> decimal(value, currency.getDefaultFractionDigits(), currency.getDefaultFractionDigits());
            case QUANTITY -> decimal(value, Quantity.DECIMALS, 0);
            case RATE -> decimal(value, PER_CENT_DECIMALS, PER_CENT_DECIMALS) + " %";
        };
    }

    private String decimal(long value, int decimals, int least) {
        var format = NumberFormat.getNumberInstance(texts.locale());
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(decimals);
        return format.format(BigDecimal.valueOf(value, decimals));
    }

    private String column(String name) {
        return texts.find("column." + name).orElseGet(() -> ReportTexts.column(name, texts.locale()));
    }

    /** A text with its values. */
    String say(String key, Object... values) {
        return texts.get(key, values);
    }

    Optional<String> find(String key) {
        return texts.find(key);
    }
}
