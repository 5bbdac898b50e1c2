package org.evertill.app.headoffice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shutting a till out by its name. */
class RevokeCommandTest {

    @TempDir
    private Path data;

    @Test
    void aNameMayBeginWithAHyphen() {
        var run = Run.on(data);
        assertEquals(1, run.command("revoke", "-zH5q5WKz6yTPhEMu28D5"));
        assertTrue(run.err.toString().contains("headoffice.no-till"), run.said());
    }
}
