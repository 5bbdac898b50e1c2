package org.evertill.app.till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("sets the locale")
class CliTest {

    private static final String HISTORY =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
                    + "1,A,Apple,2,2011-05-02 08:26:00,2.55,,X\nC3,A,Apple,-1,2011-05-02 08:27:00,2.55,,X\n"
                    + "5,A,lost,-1,2011-05-02 08:28:00,0,,X\n7,A,Apple,1,2011-05-02 08:29:00,-1,,X\n";

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Interruption interruption = new Interruption();
    private final Locale before = Locale.getDefault(Locale.Category.DISPLAY);

    @BeforeEach
    void english() {
        Locale.setDefault(Locale.Category.DISPLAY, Locale.US);
    }

    @AfterEach
    void asBefore() {
        Locale.setDefault(Locale.Category.DISPLAY, before);
    }

    @Test
    void everyCommandExplainsItself() {
        assertEquals(0, run("--help"));
        String overview = out.toString();
        for (String command : List.of(
                "enrol",
                "import-products",
                "replay",
                "sync",
                "status",
                "strategy",
                "verify",
                "export",
                "history",
                "backup",
                "key")) {
            assertTrue(overview.contains("  " + command), command);
            assertEquals(0, run(command, "--help"));
            assertTrue(out.toString().contains("Exit codes:"), out.toString());
            assertTrue(out.toString().contains("--data"), out.toString());
        }
    }

    @Test
    void whatIsNotUnderstoodDoesNothing() {
        assertEquals(2, run());
        assertEquals(2, run("fly"));
        assertEquals(2, run("export", "secrets", "--csv", "x"));
        assertEquals(2, run("replay", "file", "--limit", "0"));
        assertEquals(2, run("import-products", "file", "--price", "-1"));
        assertEquals(2, run("import-products", "file", "--price", "1.00001"));
        assertEquals(2, run("enrol", "ftp://x"));
        assertEquals(2, run("sync"));
        assertFalse(Files.exists(directory.resolve("data")));
    }

    @Test
    void aTillEnrolsReplaysAndVerifies() throws IOException {
        assertEquals(0, runTyping("ABCD-EFGH\n", "--data", data(), "enrol", "http://127.0.0.1:1", "--name", "Counter"));
        assertTrue(out.toString().contains("Enrolled as register S1-R1 of Chain."), out.toString());
        assertTrue(out.toString().contains("pushed 0, pulled 2, took "), out.toString());

        var file = Files.writeString(directory.resolve("history.csv"), HISTORY);
        assertEquals(0, run("replay", file.toString(), "--data", data()));
        assertTrue(out.toString().contains("sales 1, 5.10 GBP"), out.toString());
        assertTrue(out.toString().contains("refunds 1, -2.55 GBP"), out.toString());
        assertTrue(out.toString().contains("negative-price 1"), out.toString());
        assertTrue(Files.exists(directory.resolve("data/reports/history.csv.refused.csv")));
        assertEquals(0, run("verify", "--data", data()));
        assertTrue(out.toString().contains("verified: all is well"), out.toString());

        assertEquals(0, run("status", "--json", "--data", data()));
        var status = JsonParser.parseString(out.toString()).getAsJsonObject();
        assertEquals("S1-R1", status.get("register").getAsString());
        assertEquals(1, status.get("sales").getAsLong());
        assertEquals(1, status.get("refunds").getAsLong());
        assertEquals(1, status.get("write_offs").getAsLong());
        assertTrue(status.get("pending").getAsLong() > 0);
        assertTrue(status.get("database_bytes").getAsLong() > 0);
        assertFalse(out.toString().contains("token"), "the credential is nobody's business");
    }

    @Test
    void theStrategyIsShownAndChanged() {
        assertEquals(0, run("strategy", "--data", data()), err.toString());
        assertTrue(out.toString().contains("strategy: offline-first"), out.toString());
        assertTrue(out.toString().contains("known: offline-first, remote-first, write-through"), out.toString());
        assertEquals(0, run("strategy", "write-through", "--data", data()), err.toString());
        assertTrue(out.toString().contains("strategy: write-through"), out.toString());
        assertEquals(1, run("strategy", "fly", "--data", data()));
        assertTrue(err.toString().contains("till.unknown-strategy"), err.toString());
        assertEquals(0, run("status", "--json", "--data", data()));
        assertTrue(out.toString().contains("\"strategy\":\"write-through\""), out.toString());
    }

    @Test
    void exportsAreDecimalsAndComplete() throws IOException {
        runTyping("ABCD-EFGH\n", "--data", data(), "enrol", "http://127.0.0.1:1");
        var file = Files.writeString(directory.resolve("history.csv"), HISTORY);
        run("replay", file.toString(), "--data", data());
        assertEquals(
                List.of(
                        "S1-R1-A-000001,1,A,A,Apple,2.000,2.5500,true,standard,20.00,5.10,0.85,GBP,2011-05-02T07:26:00.000Z",
                        "S1-R1-A-000002,1,A,A,Apple,-1.000,2.5500,true,standard,20.00,-2.55,-0.43,GBP,2011-05-02T07:27:00.000Z"),
                exported("lines"));
        assertEquals(List.of("S1,A,Apple,-2.000,pc"), exported("STOCK"));
        assertEquals(
                "S1-R1-A-000001,cash,5.10,5.10,0.00,GBP,2011-05-02T07:26:00.000Z",
                exported("payments").getFirst());
        assertTrue(exported("sales").get(1).startsWith("S1-R1-A-000002,REFUND,S1,S1-R1,1,system:replay,,"));
        assertEquals(1, run("export", "sales", "--csv", directory + "/nowhere/x.csv", "--data", data()));
        assertTrue(err.toString().contains("exchange.not-written"), err.toString());
    }

    @Test
    void whatIsCountedIsTheStock() throws IOException {
        runTyping("ABCD-EFGH\n", "--data", data(), "enrol", "http://127.0.0.1:1");
        var file = Files.writeString(directory.resolve("history.csv"), HISTORY);
        run("replay", file.toString(), "--data", data());
        assertEquals(
                0, run("count", "A", "12.5", "--by", "kim", "--reference", "2026", "--data", data()), err.toString());
        assertEquals(
                "counted 12.5 of A Apple, expected -2, difference +14.5",
                out.toString().strip());
        assertEquals(List.of("S1,A,Apple,12.500,pc"), exported("stock"));
        assertEquals(1, run("count", "A", "twelve", "--data", data()));
        assertTrue(err.toString().contains("stock.bad-count"), err.toString());
        assertEquals(1, run("count", "A", "1e999999999", "--data", data()));
        assertTrue(err.toString().contains("stock.bad-count"), err.toString());
        assertEquals(0, run("verify", "--data", data()));
        assertTrue(out.toString().contains("products counted 1"), out.toString());
    }

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
    void aBackupIsATill() throws Exception {
        runTyping("ABCD-EFGH\n", "--data", data(), "enrol", "http://127.0.0.1:1");
        var copy = directory.resolve("copy/till.db");
        assertEquals(0, run("backup", copy.toString(), "--data", data()), err.toString());
        var elsewhere = copy.getParent().toString();
        assertEquals(1, run("status", "--json", "--data", elsewhere));
        assertTrue(err.toString().contains("storage.key-missing"), err.toString());
        Files.copy(Path.of(data(), "till.key"), copy.resolveSibling("till.key"));
        assertEquals(0, run("status", "--json", "--data", elsewhere), err.toString());
        assertTrue(out.toString().contains("\"register\":\"S1-R1\""), out.toString());
    }

    @Test
    void theKeyIsChangedAndTheOldOneIsOfNoUseAnyMore() throws Exception {
        runTyping("ABCD-EFGH\n", "--data", data(), "enrol", "http://127.0.0.1:1");
        var key = Path.of(data(), "till.key");
        var old = Files.readString(key);
        assertEquals(2, run("key", "--data", data()), "it says what to do with it");
        assertEquals(0, run("key", "--rotate", "--data", data()), err.toString());
        assertEquals(0, run("verify", "--data", data()), err.toString());
        Files.writeString(key, old);
        assertEquals(1, run("status", "--data", data()));
        assertTrue(err.toString().contains("storage.key-wrong"), err.toString());
    }

    @Test
    void aLostKeyIsForgottenAndTheTillIsEnrolledAgain() throws Exception {
        runTyping("ABCD-EFGH\n", "--data", data(), "enrol", "http://127.0.0.1:1");
        assertEquals(1, run("key", "--forget", "--yes", "--data", data()));
        assertTrue(err.toString().contains("storage.key-not-lost"), err.toString());
        Files.delete(Path.of(data(), "till.key"));
        assertEquals(1, run("status", "--data", data()));
        assertTrue(err.toString().contains("key --forget"), err.toString());
        assertEquals(1, run("key", "--forget", "--data", data()));
        assertTrue(err.toString().contains("storage.forget-not-confirmed"), err.toString());
        assertFalse(Files.exists(Path.of(data(), "till.key")));
        assertEquals(0, run("key", "--forget", "--yes", "--data", data()), err.toString());
        assertTrue(out.toString().contains("not sent and lost: 1; not sent and kept: 2"), out.toString());
        assertEquals(1, runTyping("ABCD-EFGH\n", "--data", data(), "enrol", "http://127.0.0.1:1"));
        assertTrue(err.toString().contains("till.enrolled"), err.toString());
        assertEquals(0, run("verify", "--data", data()), err.toString());
        assertEquals(2, run("key", "--forget", "--rotate", "--data", data()), "one of them");
    }

    @Test
    void problemsSayWhatToDo() {
        assertEquals(1, run("sync", "--once", "--data", data()));
        assertTrue(err.toString().contains("till.not-enrolled"), err.toString());
        assertEquals(1, runTyping("", "enrol", "http://127.0.0.1:1", "--data", data()));
        assertTrue(err.toString().contains("enrolment.no-code"), err.toString());
        runTyping("ABCD-EFGH\n", "enrol", "http://127.0.0.1:1", "--data", data());
        assertEquals(1, runTyping("ABCD-EFGH\n", "enrol", "http://127.0.0.1:1", "--data", data()));
        assertTrue(err.toString().contains("till.enrolled"), err.toString());
        try (var window = PlainTill.open(Path.of(data())).orThrow()) {
            assertEquals("S1-R1", window.database().identity().orElseThrow().registerId());
            assertEquals(1, run("status", "--data", data()));
            assertTrue(err.toString().contains("storage.locked"), err.toString());
        }
    }

    @Test
    void ctrlCEndsBetweenInvoicesAndSaysHowToGoOn() throws IOException {
        runTyping("ABCD-EFGH\n", "enrol", "http://127.0.0.1:1", "--data", data());
        var file = Files.writeString(directory.resolve("history.csv"), HISTORY);
        interruption.ask();
        assertEquals(130, run("replay", file.toString(), "--data", data()));
        assertTrue(err.toString().contains("goes on where it was"), err.toString());
    }

    @Test
    void ctrlCEndsARoundOfSynchronisationBetweenTwoSteps() {
        interruption.ask();
        assertEquals(130, runTyping("ABCD-EFGH\n", "enrol", "http://127.0.0.1:1", "--data", data()));
        assertTrue(err.toString().contains("goes on where it was"), err.toString());
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

    private List<String> exported(String what) throws IOException {
        var file = directory.resolve("export.csv");
        assertEquals(0, run("export", what, "--csv", file.toString(), "--data", data()), err.toString());
        var lines = Files.readAllLines(file);
        return lines.subList(1, lines.size());
    }

    private String data() {
        return directory.resolve("data").toString();
    }

    private int run(String... arguments) {
        return runTyping("", arguments);
    }

    private int runTyping(String input, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        var console = new Console(new PrintWriter(out), new PrintWriter(err), in, Console.Kind.PROGRAM);
        return TillCommands.run(
                new TillCommands(new PlainTill.Opener(), console, interruption, Clock.systemUTC()), List.of(arguments));
    }

    static <T> Outcome<T> missing(Class<?> type) {
        return Outcome.failed("till.incomplete", "There is no " + type + ".");
    }
}
