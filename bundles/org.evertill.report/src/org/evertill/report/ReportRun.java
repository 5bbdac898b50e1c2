package org.evertill.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.evertill.domain.Store;
import org.evertill.kernel.Category;
import org.evertill.receipt.TenderName;
import org.evertill.report.Question.Grouping;
import org.evertill.report.ReportTable.Row;
import org.jspecify.annotations.Nullable;

/**
 * Runs a report on whatever database answers its statement: the till's and head office's alike.
 *
 * @param <X> how a statement fails
 */
public final class ReportRun<X extends Exception> {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private final Report report;
    private final Question question;
    private final Source<X> source;
    private final Gathering gathering;
    private @Nullable Map<String, TenderName> tenders;

    private ReportRun(Report report, Question question, Source<X> source) {
        this.report = report;
        this.question = question;
        this.source = source;
        this.gathering = new Gathering(report, keys(report, question));
    }

    /**
     * The database that answers.
     *
     * @param <X> how a statement fails
     */
    public interface Source<X extends Exception> {

        /**
         * Runs a statement.
         *
         * @param arguments a {@link String}, an {@link Instant}, or an {@link Optional} text that is null when it is empty
         */
        <R> List<R> rows(String sql, List<Object> arguments, RowReader<R> reader) throws X;

        /** The name of a person; the identifier of somebody who is not known. */
        String person(String staffId) throws X;

        /** What the chain calls its tenders, by identifier; nothing where it has none. */
        Map<String, String> tenders() throws X;
    }

    /** Reads one row where the result set stands. */
    @FunctionalInterface
    public interface RowReader<R> {
        R read(ResultSet row) throws SQLException;
    }

    /** The answer for some stores. */
    public static <X extends Exception> ReportTable of(
            Report report, Question question, List<Store> stores, Source<X> source) throws X {
        return new ReportRun<>(report, question, source).table(stores);
    }

    private static List<Key> keys(Report report, Question question) {
        var keys = new ArrayList<Key>();
        if (question.grouping() == Grouping.BY_STORE) {
            keys.add(Key.text("store"));
        }
        keys.addAll(report.keys());
        return keys;
    }

    private ReportTable table(List<Store> stores) throws X {
        for (Store store : stores) {
            var zone = store.zone();
            for (Slices.Slice slice : report.slices().of(question.from(), question.to(), zone)) {
                for (Row row : source.rows(report.sql(), arguments(store, slice), result -> read(result, zone))) {
                    gathering.add(keys(store, slice, row.keys()), row);
                }
            }
        }
        return gathering.table();
    }

    private List<Object> arguments(Store store, Slices.Slice slice) {
        return report.slices() == Slices.NOW
                ? List.of(store.id())
                : List.of(store.id(), slice.from(), slice.until(), question.registerId());
    }

    private List<String> keys(Store store, Slices.Slice slice, List<String> own) throws X {
        var keys = new ArrayList<String>();
        if (question.grouping() == Grouping.BY_STORE) {
            keys.add(store.id());
        }
        if (isSliced()) {
            keys.add(slice.name());
        }
        keys.addAll(own);
        int first = keys.size() - own.size();
        for (int i = 0; i < own.size(); i++) {
            switch (own(i).kind()) {
                case PERSON -> keys.set(first + i, source.person(own.get(i)));
                case TENDER -> keys.set(first + i, TenderName.of(own.get(i), tenders(), Locale.ROOT));
                case TEXT, RATE, MOMENT, PATH -> {
                    // said as it is
                }
            }
        }
        return keys;
    }

    /** Their names for files, which do not change with the language. */
    private Map<String, TenderName> tenders() throws X {
        var known = tenders;
        if (known == null) {
            known = new HashMap<>();
            for (var entry : source.tenders().entrySet()) {
                known.put(entry.getKey(), new TenderName(entry.getValue(), Optional.empty()));
            }
            tenders = known;
        }
        return known;
    }

    private boolean isSliced() {
        return report.slices() == Slices.DAYS || report.slices() == Slices.HOURS;
    }

    /** A key that stands in the statement. */
    private Key own(int index) {
        return report.keys().get(index + (isSliced() ? 1 : 0));
    }

    private Row read(ResultSet result, ZoneId zone) throws SQLException {
        int column = 1;
        var currency = Currency.getInstance(result.getString(column++));
        var keys = new ArrayList<String>();
        for (int i = 0; i < report.keys().size() - (isSliced() ? 1 : 0); i++) {
            keys.add(text(own(i).kind(), result, column++, zone));
        }
        var figures = new ArrayList<Optional<Long>>();
        for (Figure figure : report.figures()) {
            figures.add(figure.ratio().isPresent() ? Optional.empty() : Optional.of(result.getLong(column++)));
        }
        return new Row(currency, keys, 1, figures);
    }

    private static String text(Key.Kind kind, ResultSet result, int column, ZoneId zone) throws SQLException {
        Object value = result.getObject(column);
        if (value == null) {
            return "";
        }
        return switch (kind) {
            case TEXT, PERSON, TENDER, RATE -> value.toString();
            case PATH -> Category.of(value.toString()).path();
            case MOMENT ->
                MOMENT.format((value instanceof Timestamp moment ? moment.toInstant() : Instant.parse(value.toString()))
                        .atZone(zone));
        };
    }
}
