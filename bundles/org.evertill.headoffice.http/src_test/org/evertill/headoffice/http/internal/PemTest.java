package org.evertill.headoffice.http.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemTest {

    @TempDir
    private Path folder;

    @Test
    void aFileIsReplacedInOneStepForItsOwnerAlone() throws IOException {
        var file = folder.resolve("tls/server.pem");
        Pem.writeSecret(file, "old");
        Pem.writeSecret(file, "new");
        assertEquals("new", Files.readString(file));
        assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
        assertArrayEquals(new String[] {"server.pem"}, file.getParent().toFile().list());
    }

    @Test
    void whatCannotBeWrittenLeavesNothingSecret() throws IOException {
        var inTheWay =
                Files.createDirectories(folder.resolve("tls/server.pem/x")).getParent();
        assertThrows(IOException.class, () -> Pem.writeSecret(inTheWay, "secret"));
        assertArrayEquals(
                new String[] {"server.pem"}, inTheWay.getParent().toFile().list());
    }
}
