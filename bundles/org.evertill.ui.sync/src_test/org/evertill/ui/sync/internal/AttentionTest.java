package org.evertill.ui.sync.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Database.Author;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.sqlite.SqliteDatabaseOpener;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.ConflictDesk.Decision;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.Rules;
import org.evertill.sync.merge.Sibling;
import org.evertill.sync.merge.SiblingsJson;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Pull;
import org.evertill.ui.Till;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much waits for a person, out of a real till's database. */
class AttentionTest {

    private static final Instant AT = Instant.parse("2026-11-26T06:10:00Z");

    @TempDir
    private Path directory;

    private SqliteStore store;

    @BeforeEach
    void open() {
        store = new SqliteDatabaseOpener(DomainTypes.ALL, List.of(), Clock.systemUTC())
                .openStore(directory)
                .orThrow();
        store.enrol(new TillIdentity(
                        "R1",
                        1,
                        "Chain",
                        "S1",
                        "S1-R1",
                        "A",
                        URI.create("http://127.0.0.1:1/"),
                        DeviceKey.make(),
                        List.of()))
                .orThrow();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void nothingWaits() {
        assertEquals(0, count());
    }

    @Test
    void aConflictCountsUntilSomebodyHereHasDecided() {
        pull(0, customer(), conflict());
        assertEquals(1, count());
        var waiting = store.conflicts().open().getFirst();
        store.conflicts().decide("boss", waiting, new Decision.Keep(1)).orThrow();
        assertEquals(0, count());
    }

    @Test
    void whatIsSetAsideCounts() {
        store.write(new Author("anna"), work -> {
            work.insert(DomainTypes.CUSTOMER, new Customer("k2", "8", "Berta", null, null, null, null));
            return 0;
        });
        pull(1, incident());
        assertEquals(1, count());
    }

    private long count() {
        Till till = new Till() {
            @Override
            public <T> Outcome<T> service(Class<T> type) {
                return Outcome.ok(type.cast(store.conflicts()));
            }
        };
        return Attention.of(till).orThrow().count();
    }

    private void pull(long acknowledged, Pull.Entry... entries) {
        var cursors = new TreeMap<>(Map.of("chain", (long) entries.length));
        store.pullTarget().stage(new Pull.Answer(1, List.of(entries), cursors, acknowledged, false));
        store.pullTarget().apply(acknowledged);
    }

    private static Pull.Entry customer() {
        var row = DomainTypes.CUSTOMER.toRow(new Customer("k1", "7", "Anna", null, null, null, null));
        return new Pull.Entry("chain", 1, "customers", "k1", 2, false, row);
    }

    private static Pull.Entry conflict() {
        var siblings = List.of(sibling("Anna", "R1"), sibling("Berta", "R2"));
        var conflict = new Conflict(
                "c1",
                "chain",
                "customers",
                "k1",
                "name",
                Conflict.Status.OPEN,
                SiblingsJson.write(siblings),
                AT,
                null,
                null,
                Rules.MANUAL);
        return new Pull.Entry("chain", 2, "sync_conflicts", "c1", 1, false, Conflict.TYPE.toRow(conflict));
    }

    private static Pull.Entry incident() {
        var incident = new Incident(
                "i1",
                "register:S1-R1",
                Incident.Kind.QUARANTINE,
                "R1",
                "txn",
                1,
                1,
                "merge.invalid",
                "No.",
                null,
                null,
                Incident.Status.OPEN,
                AT,
                null,
                null);
        return new Pull.Entry("chain", 1, "sync_incidents", "i1", 1, false, Incident.TYPE.toRow(incident));
    }

    private static Sibling sibling(String name, String replica) {
        return new Sibling(Row.EMPTY.with("name", name), replica, 1, 1, Hlc.ZERO, "anna");
    }
}
