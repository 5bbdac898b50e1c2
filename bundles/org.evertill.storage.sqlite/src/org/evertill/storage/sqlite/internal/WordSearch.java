package org.evertill.storage.sqlite.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds rows by the beginnings of words. The index is asked for a bounded number of candidates, the likeliest first, and
 * only those are ranked: ranking all matches of a one-letter word among 200,000 rows would take longer than a cashier
 * waits.
 */
final class WordSearch {

    /** Words that are looked at; further ones are passed over. */
    private static final int MAX_WORDS = 8;

    /** Characters of a word that are looked at. */
    private static final int MAX_WORD_LENGTH = 60;

    /** Candidates of each kind that are ranked. */
    private static final int MAX_CANDIDATES = 250;

    private WordSearch() {}

    /**
     * A row that matches.
     *
     * @param texts its searchable columns, folded, empty ones left out
     */
    private record Candidate(long rowid, List<String> texts) {}

    /** The row numbers that match, best first, at most the limit. */
    static List<Long> rows(Session session, EntityTable<?> table, String typed, int limit) {
        List<String> words = words(typed);
        if (words.isEmpty() || SearchIndex.columns(table.type()).isEmpty()) {
            return List.of();
        }
        var candidates = new LinkedHashMap<Long, Candidate>();
        for (String expression : expressions(words)) {
            collect(session, table, expression, Math.max(limit, MAX_CANDIDATES), candidates);
        }
        return candidates.values().stream()
                .sorted(order(words))
                .limit(limit)
                .map(Candidate::rowid)
                .toList();
    }

    /** What was typed as words; each is quoted for the index, which makes its own syntax harmless. */
    private static List<String> words(String typed) {
        return Arrays.stream(typed.replace('\u0000', ' ').strip().split("\\s+"))
                .filter(word -> word.chars().anyMatch(Character::isLetterOrDigit))
                .map(word -> word.substring(0, Math.min(word.length(), MAX_WORD_LENGTH)))
                .limit(MAX_WORDS)
                .toList();
    }

    /** A column that begins with all of it; whole words in any order; beginnings of words in any order. */
    private static List<String> expressions(List<String> words) {
        var quoted = words.stream().map(word -> '"' + word.replace("\"", "\"\"") + '"').toList();
        String phrase = '"' + String.join(" ", words).replace("\"", "\"\"") + '"';
        return List.of(
                "^ " + phrase + " *",
                String.join(" AND ", quoted),
                quoted.stream().map(word -> word + " *").collect(Collectors.joining(" AND ")));
    }

    private static void collect(
            Session session, EntityTable<?> table, String expression, int limit, Map<Long, Candidate> into) {
        List<String> columns = SearchIndex.columns(table.type());
        String index = SearchIndex.name(table.type());
        String sql = "SELECT r.rowid, " + columns.stream().map(c -> "r." + c).collect(Collectors.joining(", "))
                + " FROM (SELECT rowid AS hit FROM " + index + " WHERE " + index + " MATCH ? LIMIT " + limit
                + ") CROSS JOIN " + table.table() + " r ON r.rowid = hit";
        session.forEach(
                sql,
                List.of(expression),
                row -> candidate(row, columns.size()),
                found -> into.putIfAbsent(found.rowid(), found));
    }

    private static Candidate candidate(ResultSet row, int columns) throws SQLException {
        var texts = new ArrayList<String>(columns);
        for (int i = 0; i < columns; i++) {
            String text = row.getString(i + 2);
            if (text != null) {
                texts.add(folded(text));
            }
        }
        return new Candidate(row.getLong(1), texts);
    }

    /** Equal to what was typed, beginning with it, more whole words, shorter; then as the rows came into being. */
    private static Comparator<Candidate> order(List<String> words) {
        List<String> folded = words.stream().map(WordSearch::folded).toList();
        String phrase = String.join(" ", folded);
        return Comparator.comparingInt((Candidate c) -> c.texts().contains(phrase) ? 0 : 1)
                .thenComparingInt(c -> c.texts().stream().anyMatch(t -> t.startsWith(phrase)) ? 0 : 1)
                .thenComparingLong(c -> -wholeWords(c, folded))
                .thenComparingInt(c -> c.texts().stream().mapToInt(String::length).sum())
                .thenComparingLong(Candidate::rowid);
    }

    private static long wholeWords(Candidate candidate, List<String> words) {
        var whole = candidate.texts().stream()
                .flatMap(text -> Arrays.stream(text.split("[^\\p{L}\\p{N}]+")))
                .collect(Collectors.toSet());
        return words.stream().filter(whole::contains).count();
    }

    /** Lower case without accents, as the index folds. */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }
}
