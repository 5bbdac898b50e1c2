package org.evertill.app.till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("sets the locale")
class CliTest extends CliCase {

    private static final String HISTORY =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
                    + "1,A,Apple,2,2011-05-02 08:26:00,2.55,,X\nC3,A,Apple,-1,2011-05-02 08:27:00,2.55,,X\n"
                    + "5,A,lost,-1,2011-05-02 08:28:00,0,,X\n7,A,Apple,1,2011-05-02 08:29:00,-1,,X\n";

    @Test
    void everyCommandExplainsItself() {
        assertEquals(0, run("--help"));
        String overview = out.toString();
        for (String command : List.of(
                "enrol",
                "import-products",
                "replay",
                "sell",
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
        assertEquals(0, run("--version"));
        assertEquals("Evertill 1.2.3", out.toString().strip());
        assertEquals(0, run("sync", "--version"));
        assertEquals("Evertill 1.2.3", out.toString().strip());
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
        assertEquals(1, status.get("incarnation").getAsInt());
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

    private List<String> exported(String what) throws IOException {
        var file = directory.resolve("export.csv");
        assertEquals(0, run("export", what, "--csv", file.toString(), "--data", data()), err.toString());
        var lines = Files.readAllLines(file);
        return lines.subList(1, lines.size());
    }
}
