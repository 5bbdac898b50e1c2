package org.evertill.journal.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.evertill.domain.JournalEntry;
import org.evertill.domain.Sale;
import org.evertill.entity.Row;
import org.evertill.journal.Entries;
import org.evertill.journal.SaleRows;
import org.evertill.sync.protocol.DeviceKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is done to the sales or the journal of a database past Evertill is found, and named. The database holds five sales of one till,
 * each of two different lines, with the receipts 1 to 5.
 */
public abstract class JournalContractTest {

    private final DeviceKey otherKey = DeviceKey.make();

    /** Does something with plain SQL, past all guards. */
    protected abstract void tamper(List<String> sql);

    /** What the verification finds, a sentence each with the code in it. */
    protected abstract List<String> findings();

    /** The sale of a number. */
    protected abstract Sale sale(long number);

    /** What it is made of. */
    protected abstract SaleRows rows(long number);

    /** Its entry. */
    protected abstract JournalEntry entry(long number);

    /** The till's key, for what would be there if somebody had it. */
    protected abstract DeviceKey key();

    static Stream<Tampering> tamperings() {
        return Tampering.ALL.stream();
    }

    @Test
    void whatIsAsItWasSignedHasNoFindings() {
        assertEquals(List.of(), findings());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tamperings")
    void isFoundAndNamed(Tampering tampering) {
        String which = tampering.code().equals("journal.no-entry") ? "forged" : sale(3).id();
        String last = sale(5).id();
        String next = sale(4).id();
        tamper(tampering.sql().apply(this));
        var findings = findings();
        assertTrue(
                findings.stream()
                        .filter(finding -> finding.contains("(" + tampering.code() + ")"))
                        .anyMatch(
                                finding -> finding.contains(which) || finding.contains(next) || finding.contains(last)),
                () -> tampering.code() + " is not among " + findings);
    }

    /** What somebody with another key makes of the third sale without its second line. */
    protected final JournalEntry otherEntry() {
        return forged(otherKey);
    }

    /** An entry of the third sale without its second line. */
    JournalEntry forged(DeviceKey by) {
        var rows = rows(3);
        var line = rows.lines().getFirst();
        var movements = rows.movements().stream()
                .filter(movement -> same(movement, line))
                .toList();
        var less = new SaleRows(rows.sale(), List.of(line), rows.payments(), movements, rows.discounts());
        var was = entry(3);
        var before = Optional.ofNullable(was.previousId())
                .map(id -> new Entries.Link(id, String.valueOf(was.previousHash())));
        return Entries.next(sale(3), less, was.replica(), before, by);
    }

    DeviceKey otherKey() {
        return otherKey;
    }

    private static boolean same(Row movement, Row line) {
        return String.valueOf(movement.get("sale_line_id")).equals(line.get("id"));
    }
}
