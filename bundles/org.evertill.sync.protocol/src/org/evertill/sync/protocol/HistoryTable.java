package org.evertill.sync.protocol;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evertill.entity.Row;

/** A history as lines for people and spreadsheets: one per field that an operation changed, one per value that lost. */
public final class HistoryTable {

    /** The names of a line's fields. */
    public static final List<String> HEADER = List.of(
            "made_at",
            "received_at",
            "user",
            "store",
            "register",
            "replica",
            "seq",
            "operation",
            "field",
            "from",
            "to",
            "outcome",
            "rule",
            "winner");

    private HistoryTable() {}

    /** The lines of one entry, each with as many fields as the header; in the order of the fields' names. */
    public static List<List<String>> lines(History.Entry entry) {
        var lines = new ArrayList<List<String>>();
        var columns = changed(entry.before(), entry.after());
        if (entry.kind() == OperationKind.DELETE || columns.isEmpty()) {
            lines.add(line(entry, entry.kind().name(), "", "", "", outcome(entry), "", ""));
        } else {
            columns.forEach(column -> lines.add(line(
                    entry,
                    entry.kind().name(),
                    column,
                    text(entry.before(), column),
                    text(entry.after(), column),
                    outcome(entry),
                    "",
                    "")));
        }
        entry.losses().forEach(loss -> lost(entry, loss, lines));
        return lines;
    }

    /** A line for a person at a terminal. */
    public static String sentence(List<String> line) {
        String where = Stream.of(line.get(3), line.get(4), line.get(5))
                .filter(part -> !part.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
        String what = line.get(8).isEmpty() ? "" : " " + line.get(8) + ": " + line.get(9) + " → " + line.get(10);
        String rule = line.get(12).isEmpty() ? "" : " by " + line.get(12) + ", winner " + line.get(13);
        return line.get(0) + "  " + line.get(2) + " at " + where + "  " + line.get(7) + what + "  [" + line.get(11)
                + rule + "]";
    }

    private static void lost(History.Entry entry, History.Loss loss, List<List<String>> lines) {
        String winner = loss.winnerReplica() + ":" + loss.winnerSeq();
        var columns = changed(loss.value(), loss.winner());
        if (columns.isEmpty()) {
            columns = List.of(loss.group());
        }
        columns.forEach(column -> lines.add(line(
                entry,
                "LOST",
                column,
                text(loss.value(), column),
                text(loss.winner(), column),
                "LOST",
                loss.rule(),
                winner)));
    }

    private static List<String> line(
            History.Entry entry,
            String operation,
            String field,
            String from,
            String to,
            String outcome,
            String rule,
            String winner) {
        return List.of(
                Instant.ofEpochMilli(entry.hlc().millis()).toString(),
                entry.receivedAt().map(Instant::toString).orElse(""),
                entry.author().userId(),
                entry.author().storeId(),
                entry.author().registerId(),
                entry.author().replica(),
                String.valueOf(entry.seq()),
                operation,
                field,
                from,
                to,
                outcome,
                rule,
                winner);
    }

    private static List<String> changed(Row before, Row after) {
        var columns = new TreeSet<>(before.columns());
        columns.addAll(after.columns());
        return columns.stream()
                .filter(column -> !Objects.equals(before.get(column), after.get(column)))
                .toList();
    }

    private static String outcome(History.Entry entry) {
        return entry.reason().isEmpty() ? entry.verdict() : entry.verdict() + ": " + entry.reason();
    }

    private static String text(Row row, String column) {
        var value = row.get(column);
        return value == null ? "" : value.toString();
    }
}
