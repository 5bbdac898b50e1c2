package org.evertill.ui.office.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Store;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.HeadOfficeDesk.Till;
import org.evertill.headoffice.OperationsDesk.Lag;
import org.evertill.headoffice.OperationsDesk.Overview;
import org.evertill.kernel.Outcome;

/**
 * All tills at a moment.
 *
 * @param lines those first that somebody should look after, then by register
 */
record Board(Overview overview, List<Line> lines, Instant at) {

    Board {
        lines = List.copyOf(lines);
    }

    /**
     * A till.
     *
     * @param storeName as people call it
     * @param behind rows that it lacked when that was last noted; empty when it never pulled
     */
    record Line(Till till, String storeName, OptionalLong behind, TillState state) {}

    /** Asks head office; any thread but the window's. */
    static Outcome<Board> read(HeadOfficeDesk desk, Instant now) {
        var operations = desk.operations();
        return operations
                .overview(now, TillState.SILENT_AFTER)
                .then(overview -> operations
                        .lags()
                        .map(lags -> of(overview, desk.tills(), lags, names(desk.all(DomainTypes.STORE)), now)));
    }

    /** Pure. */
    static Board of(
            Overview overview, List<Till> tills, Map<String, Lag> lags, Map<String, String> stores, Instant now) {
        var lines = tills.stream()
                .map(till -> new Line(
                        till,
                        stores.getOrDefault(till.storeId(), till.storeId()),
                        behind(lags, till.replica()),
                        TillState.of(till, now)))
                .sorted(Comparator.comparing(Line::state)
                        .thenComparing(line -> line.till().registerId()))
                .toList();
        return new Board(overview, lines, now);
    }

    /** How many need somebody. */
    long troubled() {
        return lines.stream().filter(line -> line.state().isTrouble()).count();
    }

    /** What waits for a decision of people. */
    long waiting() {
        return overview.openConflicts() + overview.quarantined() + overview.exceptions();
    }

    private static OptionalLong behind(Map<String, Lag> lags, String replica) {
        var lag = lags.get(replica);
        return lag == null ? OptionalLong.empty() : OptionalLong.of(lag.rows());
    }

    private static Map<String, String> names(List<Store> stores) {
        return stores.stream().collect(Collectors.toMap(Store::id, Store::name));
    }
}
