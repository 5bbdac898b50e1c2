package org.evertill.storage.sqlite.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Which file on which machine a path is, as far as that can be told: a copy of the file is in another place. */
final class MachinePlace {

    private static final Path MACHINE_ID = Path.of("/etc/machine-id");
    private static final int BYTES = 12;

    private MachinePlace() {}

    /** A word without spaces. */
    static String of(Path file) throws IOException {
        return digest(machine() + "|" + node(file));
    }

    private static String machine() {
        try {
            return Files.readString(MACHINE_ID).strip();
        } catch (IOException e) {
            // Windows and the Mac name the machine; another system has none, and then the file alone counts.
            return String.valueOf(System.getenv("COMPUTERNAME"));
        }
    }

    /** What the file system calls the file, without the number of its device, which may change when the machine starts. */
    private static String node(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? String.valueOf(Files.getAttribute(file, "unix:ino"))
                : "";
    }

    private static String digest(String text) {
        try {
            var sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
