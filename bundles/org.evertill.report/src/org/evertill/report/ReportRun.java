package org.evertill.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.Store;
import org.evertill.kernel.Category;
import org.evertill.report.Question.Grouping;
import org.evertill.report.ReportTable.Row;

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
            if (own(i).kind() == Key.Kind.PERSON) {
                keys.set(first + i, source.person(own.get(i)));
            }
        }
        return keys;
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
            case TEXT, PERSON, RATE -> value.toString();
            case PATH -> Category.of(value.toString()).path();
            case MOMENT ->
                MOMENT.format((value instanceof Timestamp moment ? moment.toInstant() : Instant.parse(value.toString()))
                        .atZone(zone));
        };
    }
}
