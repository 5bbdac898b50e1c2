package org.evertill.fiscal.local.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.evertill.fiscal.DeviceSignature;
import org.evertill.fiscal.FiscalDevice;
import org.evertill.fiscal.FiscalRecord;
import org.evertill.kernel.Outcome;

/** A device in memory that works, does not, or hangs. */
final class TestDevice implements FiscalDevice {

    /** How it is. */
    enum Mood {
        WELL,
        OUT,
        HANGING,
        FAILING
    }

    final Map<String, DeviceSignature> signed = new LinkedHashMap<>();
    final CountDownLatch released = new CountDownLatch(1);
    volatile Mood mood = Mood.WELL;

    /** Whether it goes on hanging when it is interrupted, as a driver does that waits for its hardware. */
    volatile boolean isDeaf;

    @Override
    public String name() {
        return "test";
    }

    @Override
    public Answer sign(FiscalRecord record) {
        return switch (mood) {
            case WELL -> signed(record);
            case OUT -> new Answer.OutOfOrder("unplugged");
            case FAILING -> throw new IllegalStateException("a bug of the device");
            case HANGING -> {
                hang();
                yield new Answer.OutOfOrder("interrupted");
            }
        };
    }

    private synchronized Answer signed(FiscalRecord record) {
        return new Answer.Signed(signed.computeIfAbsent(record.id(), id -> signature()));
    }

    private void hang() {
        boolean isOver = false;
        while (!isOver) {
            try {
                released.await();
                isOver = true;
            } catch (InterruptedException e) {
                isOver = !isDeaf;
            }
        }
    }

    private DeviceSignature signature() {
        long number = signed.size() + 1L;
        var at = Instant.parse("2026-03-01T10:00:01Z");
        return new DeviceSignature("SERIAL", number, number, at, at, "Ed25519", "KEY", "SIG" + number);
    }

    @Override
    public Outcome<Long> verify() {
        return Outcome.ok((long) signed.size());
    }

    @Override
    public Outcome<List<Path>> export(Path directory) {
        return Outcome.ok(List.of());
    }
}
