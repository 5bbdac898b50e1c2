package org.evertill.exchange.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.evertill.domain.Promotion;
import org.evertill.file.SpreadsheetText;
import org.evertill.kernel.Outcome;
import org.jspecify.annotations.Nullable;

/** Where a file's columns of promotions stand, and what a row of it says. */
record PromotionColumns(CsvTable table, int id, int name, int kind, int terms, ZoneId zone) {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9_.-]{1,40}");
    private static final int MAX_PRIORITY = 1_000;

    /** Finds the columns. Problem: {@code exchange.missing-column}. */
    static Outcome<PromotionColumns> of(CsvTable table, ZoneId zone) {
        return table.needed("id")
                .then(id -> table.needed("name")
                        .then(name -> table.needed("kind")
                                .then(kind -> table.needed("terms")
                                        .map(terms -> new PromotionColumns(table, id, name, kind, terms, zone)))));
    }

    /** Reads a row; throws {@link RefusedRow} with the first thing that is wrong with it. */
    Promotion read(CsvRow.Good row) {
        var fields = row.fields();
        String identifier = fields.get(id).strip();
        if (!IDENTIFIER.matcher(identifier).matches()) {
            throw new RefusedRow(
                    "bad-id", "\"" + Cell.shown(identifier) + "\" is no identifier of letters and digits.");
        }
        return new Promotion(
                identifier,
                SpreadsheetText.read(fields.get(name).strip()),
                fields.get(kind).strip(),
                fields.get(terms).strip(),
                text(fields, "store"),
                text(fields, "customer_group"),
                text(fields, "coupon"),
                moment(fields, "valid_from").orElse(Instant.EPOCH),
                moment(fields, "valid_until").orElse(null),
                text(fields, "hours"),
                priority(fields),
                isYes(fields, "exclusive", "no"),
                isYes(fields, "active", "yes"));
    }

    private @Nullable String text(List<String> fields, String column) {
        return cell(fields, column).orElse(null);
    }

    private Optional<String> cell(List<String> fields, String column) {
        return table.column(column)
                .map(fields::get)
                .map(String::strip)
                .map(SpreadsheetText::read)
                .filter(text -> !text.isEmpty());
    }

    private Optional<Instant> moment(List<String> fields, String column) {
        return cell(fields, column).map(text -> {
            try {
                return text.length() == "2026-12-24".length()
                        ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                        : Instant.parse(text);
            } catch (DateTimeException e) {
                throw new RefusedRow("bad-date", "\"" + Cell.shown(text) + "\" is neither a day nor a moment in UTC.");
            }
        });
    }

    private int priority(List<String> fields) {
        return cell(fields, "priority")
                .map(text -> Cell.decimal(text)
                        .filter(number -> number.stripTrailingZeros().scale() <= 0)
                        .filter(number -> number.abs().intValue() <= MAX_PRIORITY)
                        .orElseThrow(() -> new RefusedRow(
                                "bad-priority",
                                "\"" + Cell.shown(text) + "\" is no whole number up to " + MAX_PRIORITY + "."))
                        .intValue())
                .orElse(0);
    }

    private boolean isYes(List<String> fields, String column, String otherwise) {
        return switch (cell(fields, column).orElse(otherwise).toLowerCase(Locale.ROOT)) {
            case "yes", "true", "1" -> true;
            case "no", "false", "0" -> false;
            default -> throw new RefusedRow("bad-" + column, "The column " + column + " says yes or no.");
        };
    }
}
