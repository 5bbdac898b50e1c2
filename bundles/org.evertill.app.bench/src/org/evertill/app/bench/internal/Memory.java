package org.evertill.app.bench.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What a process takes.
 *
 * @param heapPeak the sum of the most that each pool of the heap held, bytes
 * @param heapLive what was left after a collection, bytes
 * @param rssPeak the most that was resident, bytes; 0 where the system has no {@code /proc}
 */
record Memory(long heapPeak, long heapLive, long rssPeak) {

    private static final Path STATUS = Path.of("/proc/self/status");

    /** Collects garbage first, so not while something is timed. */
    static Memory ofThisProcess() {
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        System.gc();
        long live = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Memory(peak, live, status("VmHWM"));
    }

    /** From the text that {@link #toString} makes. */
    static Memory parse(String text) {
        var numbers = text.split(" ");
        return new Memory(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
    }

    @Override
    public String toString() {
        return heapPeak + " " + heapLive + " " + rssPeak;
    }

    String told() {
        return String.format(
                Locale.ROOT,
                "heap peak %d MB, live %d MB; RSS peak %d MB",
                heapPeak >> 20,
                heapLive >> 20,
                rssPeak >> 20);
    }

    private static long status(String name) {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(name + ":"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(kilobytes -> Long.parseLong(kilobytes) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
