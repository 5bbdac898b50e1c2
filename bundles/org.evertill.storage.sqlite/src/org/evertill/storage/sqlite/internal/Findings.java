package org.evertill.storage.sqlite.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.evertill.storage.DatabaseCheck;
import org.evertill.storage.DatabaseCheck.Finding;
import org.evertill.storage.DatabaseCheck.Progress;
import org.evertill.storage.DatabaseCheck.Report;

/** What a check has found and counted so far, in bounded memory. One thread. */
final class Findings {

    /** Progress is told once in so many steps. */
    private static final int STEPS_PER_WORD = 10_000;

    private final Consumer<Progress> progress;
    private final List<Finding> findings = new ArrayList<>();
    private final SortedMap<String, Long> counted = new TreeMap<>();
    private long findingCount;
    private String step = "";
    private long done;
    private long total;

    Findings(Consumer<Progress> progress) {
        this.progress = progress;
    }

    void begin(String newStep, long newTotal) {
        step = newStep;
        done = 0;
        total = newTotal;
        progress.accept(new Progress(step, 0, total));
    }

    /** One more of the step is looked at. */
    void advance() {
        done++;
        if (done % STEPS_PER_WORD == 0) {
            progress.accept(new Progress(step, done, total));
        }
    }

    void add(String code, String message) {
        findingCount++;
        if (findings.size() < DatabaseCheck.MAX_FINDINGS) {
            findings.add(new Finding(code, message));
        }
    }

    void count(String name, long number) {
        counted.put(name, number);
    }

    Report report() {
        return new Report(findings, findingCount, Collections.unmodifiableSortedMap(counted));
    }
}
