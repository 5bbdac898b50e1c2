package org.evertill.app.till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The key of a till's database, and backups, which it is not in. */
@Isolated("sets the locale")
class KeyCommandsTest extends CliCase {

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
}
