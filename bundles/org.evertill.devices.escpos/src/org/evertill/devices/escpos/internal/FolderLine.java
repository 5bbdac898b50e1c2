package org.evertill.devices.escpos.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A folder in which each slip is a file, {@code 20260701-143000-123-1.escpos}; it appears when it is complete. */
final class FolderLine implements Line {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Clock clock;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    FolderLine(Path folder, Clock clock) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.clock = clock;
    }

    @Override
    public boolean canAnswer() {
        return false;
    }

    @Override
    public int write(byte[] some, int offset, Duration limit) {
        bytes.write(some, offset, some.length - offset);
        return some.length - offset;
    }

    @Override
    public int read(Duration limit) {
        return NOTHING;
    }

    @Override
    public void close() throws IOException {
        if (bytes.size() > 0) {
            var begun = Files.createTempFile(folder, "slip", ".tmp");
            Files.write(begun, bytes.toByteArray());
            Files.move(begun, free(), StandardCopyOption.ATOMIC_MOVE);
            bytes.reset();
        }
    }

    private Path free() {
        String name = NAME.format(clock.instant());
        int number = 1;
        while (Files.exists(folder.resolve(name + "-" + number + ".escpos"))) {
            number++;
        }
        return folder.resolve(name + "-" + number + ".escpos");
    }
}
