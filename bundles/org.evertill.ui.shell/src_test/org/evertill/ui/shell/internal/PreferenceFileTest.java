package org.evertill.ui.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.evertill.kernel.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferenceFileTest {

    @TempDir
    Path directory;

    @Test
    void whatWasChosenIsReadAgainWhateverLettersItHas() {
        var chosen = Map.of("window.theme", "contrast", "acme.greeting", "Grüß Gott = #1");
        var till = directory.resolve("till");
        assertTrue(new PreferenceFile(till).holds(chosen).write().isOk());
        assertEquals(chosen, new PreferenceFile(till).read());
    }

    @Test
    void aNewTillHasChosenNothing() {
        assertEquals(Map.of(), new PreferenceFile(directory).read());
    }

    @Test
    void aFileThatIsNoneOfOursStopsNothing() throws IOException {
        Files.writeString(directory.resolve("window.properties"), "a=\\uXYZ1");
        assertEquals(Map.of(), new PreferenceFile(directory).read());
    }

    @Test
    void whatCannotBeKeptIsSaid() throws IOException {
        var till = directory.resolve("till");
        Files.writeString(till, "a file where a directory should be");
        var failed = assertInstanceOf(
                Outcome.Failed.class,
                new PreferenceFile(till).holds(Map.of("window.theme", "dark")).write());
        assertEquals("ui.not-kept", failed.problem().code());
        assertFalse(Files.isDirectory(till));
    }
}
