package org.evertill.exchange.internal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;

/** Where the columns of a history file stand, and what a row of it says. */
record RetailColumns(
        int invoice,
        int stockCode,
        int description,
        int quantity,
        int invoiceDate,
        int unitPrice,
        int customerId,
        int country) {

    private static final int MAX_CODE = 64;

    private static final Pattern INVOICE = Pattern.compile("[A-Za-z]?\\d{1,18}");

    /** The form of the published CSV, and that of the original spreadsheet. */
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT),
            DateTimeFormatter.ofPattern("M/d/uuuu H:mm", Locale.ROOT));

    /** Finds the columns. Problem: {@code exchange.missing-column}. */
    static Outcome<RetailColumns> of(CsvTable table) {
        var names = List.of(
                "InvoiceNo",
                "StockCode",
                "Description",
                "Quantity",
                "InvoiceDate",
                "UnitPrice",
                "CustomerID",
                "Country");
        var at = new int[names.size()];
        for (int i = 0; i < at.length; i++) {
            switch (table.needed(names.get(i))) {
                case Outcome.Ok<Integer>(var index) -> at[i] = index;
                case Outcome.Failed<Integer>(var problem) -> {
                    return Outcome.failed(problem);
                }
            }
        }
        return Outcome.ok(new RetailColumns(at[0], at[1], at[2], at[3], at[4], at[5], at[6], at[7]));
    }

    /** The row's invoice number as it stands there. */
    String invoice(CsvRow.Good row) {
        return row.fields().get(invoice).strip();
    }

    String code(CsvRow.Good row) {
        return row.fields().get(stockCode).strip();
    }

    /** The row's stock code, when it is one. */
    Optional<String> validCode(CsvRow.Good row) {
        return Optional.of(code(row)).filter(c -> !c.isEmpty() && c.length() <= MAX_CODE);
    }

    Optional<String> description(CsvRow.Good row) {
        return Optional.of(row.fields().get(description).strip()).filter(d -> !d.isEmpty());
    }

    String country(CsvRow.Good row) {
        return row.fields().get(country).strip();
    }

    /** The customer's number: the data set writes 17850 as {@code 17850.0}. */
    Optional<String> customer(CsvRow.Good row) {
        return Optional.of(row.fields().get(customerId).strip().replaceFirst("\\.0+$", ""))
                .filter(number -> !number.isEmpty() && number.length() <= 40);
    }

    static boolean isInvoice(String number) {
        return INVOICE.matcher(number).matches();
    }

    /** Reads a row; throws {@link RefusedRow} with the first thing that is wrong with it. */
    RetailLine read(CsvRow.Good row, ZoneId zone) {
        String number = invoice(row);
        if (!isInvoice(number)) {
            throw new RefusedRow("bad-invoice-number", "\"" + Cell.shown(number) + "\" is no invoice number.");
        }
        String code = validCode(row)
                .orElseThrow(() -> new RefusedRow("bad-code", "\"" + Cell.shown(code(row)) + "\" is no stock code."));
        return new RetailLine(
                row.line(),
                number,
                code,
                description(row),
                quantity(row.fields().get(quantity).strip()),
                at(row.fields().get(invoiceDate).strip(), zone),
                price(row.fields().get(unitPrice).strip()),
                customer(row));
    }

    private static Quantity quantity(String text) {
        var quantity = Cell.decimal(text)
                .filter(q -> q.stripTrailingZeros().scale() <= Quantity.DECIMALS && q.precision() <= 15)
                .map(Quantity::of)
                .orElseThrow(() -> new RefusedRow("bad-quantity", "\"" + Cell.shown(text) + "\" is no quantity."));
        if (quantity.isZero()) {
            throw new RefusedRow("zero-quantity", "The quantity is zero.");
        }
        return quantity;
    }

    private static BigDecimal price(String text) {
        var price = Cell.decimal(text)
                .filter(p -> p.stripTrailingZeros().scale() <= UnitPrice.DECIMALS && p.precision() <= 14)
                .orElseThrow(() -> new RefusedRow("bad-price", "\"" + Cell.shown(text) + "\" is no price."));
        if (price.signum() < 0) {
            throw new RefusedRow("negative-price", "The price " + price.toPlainString() + " is negative.");
        }
        return price;
    }

    private static Instant at(String text, ZoneId zone) {
        for (DateTimeFormatter format : DATES) {
            try {
                return LocalDateTime.parse(text, format).atZone(zone).toInstant();
            } catch (DateTimeException tryTheNext) {
                // The other form is tried; a text that has none of them is refused below.
            }
        }
        throw new RefusedRow("bad-date", "\"" + Cell.shown(text) + "\" is no date and time.");
    }
}
