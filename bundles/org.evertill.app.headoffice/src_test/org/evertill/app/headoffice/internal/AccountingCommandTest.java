package org.evertill.app.headoffice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal of the accounts by its command, on a real database. */
class AccountingCommandTest {

    @TempDir
    private Path data;

    private Run run(int code, String... arguments) {
        var run = Run.on(data);
        assertEquals(code, run.command(arguments), run.said());
        return run;
    }

    @Test
    void aFileIsWrittenAndWhatIsWrongIsSaid() throws Exception {
        var file = data.resolve("journal.csv");
        var own = Files.writeString(data.resolve("own.properties"), "revenue.1900 = 4400\n");
        assertTrue(run(0, "accounting").out.toString().contains("revenue.1900 = 8400"));
        assertTrue(run(0, "accounting", "--accounts", own.toString())
                .out
                .toString()
                .contains("revenue.1900 = 4400"));
        run(0, "accounting", "--from", "2026-03-01", "--to", "2026-03-31", "--csv", file.toString());
        assertEquals(
                "number,date,account,debit,credit,currency,tax_code,text,cost_centre,register,z\r\n",
                Files.readString(file));
        run(2, "accounting", "--csv", file.toString());
        run(2, "accounting", "--from", "2026-03-02", "--to", "2026-03-01", "--csv", file.toString());
        Files.writeString(own, "nothing = 1\n");
        var bad = run(1, "accounting", "--accounts", own.toString());
        assertTrue(bad.err.toString().contains("accounting.bad-accounts"), bad.said());
        var nowhere = run(
                1,
                "accounting",
                "--from",
                "2026-03-01",
                "--csv",
                data.resolve("no/where.csv").toString());
        assertTrue(nowhere.err.toString().contains("report.not-written"), nowhere.said());
        run(1, "accounting", "--from", "2026-03-01", "--store", "S9", "--csv", file.toString());
    }
}
