package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.evertill.storage.Stored;
import org.evertill.storage.Stored.SyncStatus;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a till shows of its transactions that head office has set aside. */
class QuarantineTest {

    @TempDir
    private Path directory;

    private TestTill till;

    @BeforeEach
    void open() {
        till = new TestTill(directory, List.of(Parcel.TYPE), List.of());
    }

    @AfterEach
    void close() {
        try {
            assertEquals(List.of(), till.findings());
        } finally {
            till.close();
        }
    }

    @Test
    void whatIsInQuarantineStaysMarkedUntilItIsReleased() throws Exception {
        till.pull(0, row("new", 1));
        lose();
        till.store()
                .changes()
                .acknowledged(1, List.of(new Push.Remark(1, Push.Verdict.QUARANTINED, "merge.row-missing: Later.")));
        till.pull(1, incident("i1", 1, Incident.Status.OPEN));
        assertEquals(SyncStatus.CONFLICT, find().status());
        assertEquals(1, till.store().changes().backlog().quarantined());
        assertEquals(1, till.store().conflicts().incidents().size());
        till.pull(1, row("lost", 2), incident("i1", 1, Incident.Status.RELEASED));
        assertEquals(SyncStatus.SYNCED, find().status());
        assertEquals(0, till.store().changes().backlog().quarantined());
        assertEquals(List.of(), till.store().conflicts().incidents());
        assertEquals(List.of("synced"), till.raw("SELECT sync_status FROM sync_log"));
    }

    @Test
    void aRowThatHeadOfficeNeverWillHaveGoesWhenAPersonHasTurnedItDown() {
        till.write(tx -> tx.insert(Parcel.TYPE, Parcel.of("p1")));
        till.store()
                .changes()
                .acknowledged(1, List.of(new Push.Remark(1, Push.Verdict.QUARANTINED, "merge.invalid: No.")));
        till.pull(1, incident("i1", 1, Incident.Status.OPEN));
        assertEquals(SyncStatus.CONFLICT, find().status());
        lose();
        till.pull(1, incident("i1", 1, Incident.Status.REJECTED));
        assertEquals("lost", find().value().state(), "there is a change that head office does not know yet");
        till.store()
                .changes()
                .acknowledged(2, List.of(new Push.Remark(2, Push.Verdict.QUARANTINED, "merge.row-missing: No.")));
        till.pull(2, incident("i1", 1, Incident.Status.REJECTED));
        assertEquals("lost", find().value().state(), "the change waits for a person");
        till.pull(2, incident("i2", 2, Incident.Status.REJECTED));
        assertEquals(Optional.empty(), till.store().read(r -> r.find(Parcel.TYPE, "p1")));
        assertEquals(2, till.log().size());
    }

    private Stored<Parcel> find() {
        return till.store().read(r -> r.find(Parcel.TYPE, "p1")).orElseThrow();
    }

    private void lose() {
        till.write(tx -> {
            var old = tx.find(Parcel.TYPE, "p1").orElseThrow();
            tx.update(Parcel.TYPE, old.value().withState("lost"), old.version());
        });
    }

    private Pull.Entry row(String state, long version) {
        return till.entry(Parcel.TYPE, Parcel.of("p1").withState(state), version);
    }

    private Pull.Entry incident(String id, long seq, Incident.Status status) {
        var incident = new Incident(
                id,
                "register:S1-R1",
                Incident.Kind.QUARANTINE,
                TestTill.REPLICA,
                "txn",
                seq,
                seq,
                "merge.row-missing",
                "Later.",
                null,
                null,
                status,
                TestTill.CLOCK.instant(),
                null,
                null);
        return till.entry(Incident.TYPE, incident, 1);
    }
}
