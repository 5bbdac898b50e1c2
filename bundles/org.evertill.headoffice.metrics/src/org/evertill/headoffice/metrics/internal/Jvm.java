package org.evertill.headoffice.metrics.internal;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import org.evertill.headoffice.metrics.internal.PrometheusText.Type;

/** How the Java machine is, under the names that dashboards know. */
final class Jvm {

    private Jvm() {}

    static void write(PrometheusText out) {
        var memory = ManagementFactory.getMemoryMXBean();
        out.metric("jvm_memory_used_bytes", Type.GAUGE, "Memory in use.");
        memory("used", memory.getHeapMemoryUsage(), memory.getNonHeapMemoryUsage(), out);
        out.metric("jvm_memory_max_bytes", Type.GAUGE, "The most there may be; -1 without a limit.");
        memory("max", memory.getHeapMemoryUsage(), memory.getNonHeapMemoryUsage(), out);
        var collectors = ManagementFactory.getGarbageCollectorMXBeans();
        out.metric("jvm_gc_collections_total", Type.COUNTER, "Collections of garbage.");
        for (GarbageCollectorMXBean gc : collectors) {
            out.value("jvm_gc_collections_total", gc.getCollectionCount(), "gc", gc.getName());
        }
        out.metric("jvm_gc_seconds_total", Type.COUNTER, "How long they took.");
        for (GarbageCollectorMXBean gc : collectors) {
            out.value("jvm_gc_seconds_total", gc.getCollectionTime() / 1e3, "gc", gc.getName());
        }
        var threads = ManagementFactory.getThreadMXBean();
        out.one(
                "jvm_threads",
                Type.GAUGE,
                "Threads of the system; virtual ones are not counted.",
                threads.getThreadCount());
        var runtime = ManagementFactory.getRuntimeMXBean();
        out.one("process_uptime_seconds", Type.GAUGE, "Since the process began.", runtime.getUptime() / 1e3);
    }

    private static void memory(String what, MemoryUsage heap, MemoryUsage other, PrometheusText out) {
        String name = "jvm_memory_" + what + "_bytes";
        boolean used = what.equals("used");
        out.value(name, used ? heap.getUsed() : heap.getMax(), "area", "heap");
        out.value(name, used ? other.getUsed() : other.getMax(), "area", "nonheap");
    }
}
