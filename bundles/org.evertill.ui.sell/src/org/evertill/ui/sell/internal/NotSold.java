package org.evertill.ui.sell.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The scans that could not be sold, newest first, until somebody deals with them. UI thread. */
final class NotSold {

    /** Scans that are kept; the oldest goes when there are more. */
    static final int MAX = 500;

    private final List<Scan> scans = new ArrayList<>();

    /**
     * @param reason in the window's language
     * @param years how old the customer has to be for it, when that is all that is missing
     */
    record Scan(String typed, String reason, Instant at, Optional<Integer> years) {}

    void add(Scan scan) {
        scans.addFirst(scan);
        if (scans.size() > MAX) {
            scans.removeLast();
        }
    }

    void remove(Scan scan) {
        scans.remove(scan);
    }

    List<Scan> scans() {
        return List.copyOf(scans);
    }
}
