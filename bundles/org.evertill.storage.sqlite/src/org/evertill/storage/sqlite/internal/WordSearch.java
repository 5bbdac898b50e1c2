package org.evertill.storage.sqlite.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.evertill.kernel.Folded;

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
    private static final int MAX_CANDIDATES = 150;

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

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
        List<String> folded = words.stream().map(Folded::of).toList();
        return candidates.values().stream()
                .map(candidate -> Rank.of(candidate, folded))
                .sorted()
                .limit(limit)
                .map(Rank::rowid)
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
        var quoted = words.stream()
                .map(word -> '"' + word.replace("\"", "\"\"") + '"')
                .toList();
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
                row -> into.containsKey(row.getLong(1)) ? row.getLong(1) : put(into, candidate(row, columns.size())),
                rowid -> {});
    }

    private static long put(Map<Long, Candidate> into, Candidate found) {
        into.put(found.rowid(), found);
        return found.rowid();
    }

    private static Candidate candidate(ResultSet row, int columns) throws SQLException {
        var texts = new ArrayList<String>(columns);
        for (int i = 0; i < columns; i++) {
            String text = row.getString(i + 2);
            if (text != null) {
                texts.add(Folded.of(text));
            }
        }
        return new Candidate(row.getLong(1), texts);
    }

    /** Equal to what was typed, beginning with it, more whole words, shorter; then as the rows came into being. */
    private record Rank(int equal, int begins, int wholeWords, int length, long rowid) implements Comparable<Rank> {

        private static final Comparator<Rank> ORDER = Comparator.comparingInt(Rank::equal)
                .thenComparingInt(Rank::begins)
                .thenComparingInt(Rank::wholeWords)
                .thenComparingInt(Rank::length)
                .thenComparingLong(Rank::rowid);

        static Rank of(Candidate candidate, List<String> words) {
            String phrase = String.join(" ", words);
            return new Rank(
                    candidate.texts().contains(phrase) ? 0 : 1,
                    candidate.texts().stream().anyMatch(text -> text.startsWith(phrase)) ? 0 : 1,
                    -WordSearch.wholeWords(candidate, words),
                    candidate.texts().stream().mapToInt(String::length).sum(),
                    candidate.rowid());
        }

        @Override
        public int compareTo(Rank other) {
            return ORDER.compare(this, other);
        }
    }

    private static int wholeWords(Candidate candidate, List<String> words) {
        var whole = candidate.texts().stream().flatMap(NO_WORD::splitAsStream).collect(Collectors.toSet());
        return (int) words.stream().filter(whole::contains).count();
    }
}
