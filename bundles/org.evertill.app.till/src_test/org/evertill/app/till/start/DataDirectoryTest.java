package org.evertill.app.till.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.kernel.Outcome;
import org.junit.jupiter.api.Test;

class DataDirectoryTest {

    @Test
    void theOptionWinsOverTheEnvironment() {
        assertEquals(Path.of("/a"), of(Optional.of("/a"), Map.of("EVERTILL_DATA", "/b"), "Linux"));
        assertEquals(Path.of("/b"), of(Optional.empty(), Map.of("EVERTILL_DATA", "/b"), "Linux"));
    }

    @Test
    void everySystemHasItsPlace() {
        assertEquals(Path.of("/home/x/.local/share/evertill/till"), of(Optional.empty(), Map.of(), "Linux"));
        assertEquals(Path.of("/d/evertill/till"), of(Optional.empty(), Map.of("XDG_DATA_HOME", "/d"), "Linux"));
        assertEquals(
                Path.of("/home/x/Library/Application Support/Evertill/till"),
                of(Optional.empty(), Map.of(), "Mac OS X"));
        assertTrue(
                of(Optional.empty(), Map.of("LOCALAPPDATA", "/l"), "Windows 11").endsWith("l/Evertill/till"));
    }

    @Test
    void theOptionIsFoundAmongOthersInBothForms() {
        assertEquals(Optional.of("/a"), DataDirectory.option(List.of("status", "--data", "/a", "--json")));
        assertEquals(Optional.of("/a"), DataDirectory.option(List.of("--data=/a", "status")));
        assertEquals(Optional.empty(), DataDirectory.option(List.of("status", "--data")));
    }

    @Test
    void aTextThatIsNoPathIsSaid() {
        var outcome = DataDirectory.of(Optional.of("a\0b"), Map.of(), "Linux", "/home/x");
        var failed = assertInstanceOf(Outcome.Failed.class, outcome);
        assertEquals("till.bad-directory", failed.problem().code());
    }

    private static Path of(Optional<String> option, Map<String, String> environment, String system) {
        return DataDirectory.of(option, environment, system, "/home/x").orThrow();
    }
}
