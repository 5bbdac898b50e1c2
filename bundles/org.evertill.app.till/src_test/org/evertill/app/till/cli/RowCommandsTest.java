package org.evertill.app.till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.Outcome;
import org.evertill.sync.protocol.History;
import org.evertill.sync.protocol.HistoryTable;
import org.evertill.sync.protocol.OperationKind;
import org.evertill.sync.protocol.Pull;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What the command line tells of single rows: who changed them, and what people have to decide. */
@Isolated("sets the locale")
class RowCommandsTest extends CliCase {

    @Test
    void theHistoryOfARowIsTheTillsOwnUntilHeadOfficeAnswers() throws IOException {
        runTyping("ABCD-EFGH\n", "--data", data(), "enrol", "http://127.0.0.1:1");
        assertEquals(0, run("history", "stores", "S1", "--data", data()), err.toString());
        assertTrue(
                out.toString().contains("system:test at S1 S1-R1 replica  INSERT name:  → Shop  [PENDING]"),
                out::toString);
        assertTrue(err.toString().contains("only head office knows"), err.toString());
        var file = directory.resolve("history-of-s1.csv");
        var theirs = new History.Entry(
                9,
                Optional.of(Instant.EPOCH),
                new History.Author("staff-1", "other", "S1-R2", "S1"),
                4,
                OperationKind.UPDATE,
                "chain",
                new Hlc(1_000, 0),
                Row.EMPTY.with("name", "Shop"),
                Row.EMPTY.with("name", "A \"fine\" shop"),
                History.APPLIED,
                "",
                List.of(new History.Loss(
                        Instant.EPOCH,
                        "name",
                        "last-write-wins",
                        Row.EMPTY.with("name", "A \"fine\" shop"),
                        "third",
                        5,
                        Row.EMPTY.with("name", "Store"))));
        PlainTill.ASKED.set(Outcome.ok(new History.Page(List.of(theirs), 0)));
        try {
            assertEquals(0, run("history", "stores", "S1", "--csv", file.toString(), "--data", data()), err.toString());
        } finally {
            PlainTill.ASKED.set(Outcome.failed("connection.refused", "Head office does not answer."));
        }
        var lines = Files.readAllLines(file);
        assertEquals(String.join(",", HistoryTable.HEADER), lines.getFirst());
        String who = "1970-01-01T00:00:01Z,1970-01-01T00:00:00Z,staff-1,S1,S1-R2,other,4,";
        assertEquals(who + "UPDATE,name,Shop,\"A \"\"fine\"\" shop\",APPLIED,,", lines.get(1));
        assertEquals(who + "LOST,name,\"A \"\"fine\"\" shop\",Store,LOST,last-write-wins,third:5", lines.get(2));
        assertTrue(lines.get(3).contains(",INSERT,"), "behind it what head office does not have yet");
        assertEquals("", err.toString());
    }

    @Test
    void aPersonDecidesAConflictOnTheCommandLine() {
        runTyping("ABCD-EFGH\n", "enrol", "http://127.0.0.1:1", "--data", data());
        pullConflict("c1");
        assertEquals(0, run("conflicts", "--data", data()), err.toString());
        assertTrue(
                out.toString().startsWith("Customer 7, Anna: Name was changed in different ways, since "),
                out.toString());
        assertTrue(out.toString().contains("[c1 customers k1 name]"), out.toString());
        assertTrue(out.toString().contains("  2: Berta, by anna at another till, "), out.toString());
        assertTrue(out.toString().contains("  Decide with: resolve c1 1 --data " + data()), out.toString());
        assertTrue(err.toString().contains("Head office does not tell who entered what"), err.toString());
        assertEquals(1, run("resolve", "c1", "3", "--data", data()));
        assertTrue(err.toString().contains("conflict.no-choice"), err.toString());
        assertEquals(1, run("resolve", "c9", "1", "--data", data()));
        assertTrue(err.toString().contains("conflict.unknown"), err.toString());
        assertEquals(1, run("resolve", "c1", "--value", "name=Cora", "--value", "colour=red", "--data", data()));
        assertTrue(err.toString().contains("entity.no-decision"), err.toString());
        assertEquals(0, run("resolve", "c1", "--value", "name=Cora", "--by", "boss", "--data", data()), err.toString());
        assertTrue(out.toString().contains(", decided here, head office does not know yet  [c1 "), out.toString());
        assertEquals(0, run("incidents", "--data", data()), err.toString());
        assertEquals("incidents 0", out.toString().strip());
    }

    @Test
    void theCommandThatIsProposedDecidesWhateverTheIdentifier() {
        runTyping("ABCD-EFGH\n", "enrol", "http://127.0.0.1:1", "--data", data());
        pullConflict("-c1");
        assertEquals(0, run("conflicts", "--data", data()), err.toString());
        var proposed = out.toString()
                .lines()
                .filter(line -> line.contains("resolve "))
                .map(line -> line.substring(line.indexOf("resolve ")))
                .toList();
        assertEquals(2, proposed.size(), out.toString());
        assertEquals(0, run(proposed.getLast().split(" ")), err.toString());
        assertTrue(out.toString().contains(", decided here, head office does not know yet  [-c1 "), out.toString());
    }

    private void pullConflict(String id) {
        try (var till = PlainTill.open(Path.of(data())).orThrow()) {
            var cut = new Pull.Answer(1, ConflictSample.entries(id), new TreeMap<>(Map.of("chain", 2L)), 0, false);
            till.database().pullTarget().stage(cut);
            till.database().pullTarget().apply(0);
        }
    }
}
