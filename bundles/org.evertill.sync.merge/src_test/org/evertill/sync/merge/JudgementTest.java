package org.evertill.sync.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.Judgement.Known;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;
import org.evertill.sync.protocol.Push.Remark;
import org.evertill.sync.protocol.Push.Verdict;
import org.junit.jupiter.api.Test;

/** Whole transactions: claims, incidents, facts, moves between stores. Head office is two maps. */
class JudgementTest {

    private static final Merger MERGER = new Merger(List.of(Parcel.TYPE, Item.TYPE, Visit.TYPE));
    private static final Instant NOW = Instant.ofEpochSecond(1_000);
    private static final Author TILL = new Author("A", "S1", "S1-R1");
    private static final Author OTHER = new Author("B", "S1", "S1-R2");
    private static final Author OFFICE = new Author("hq", null, null);

    private final Map<RowKey, StoredRow> rows = new HashMap<>();
    private final Map<ClaimKey, Claim> claims = new HashMap<>();

    @Test
    void theFirstClaimHoldsAndTheSecondIsContestedUntilOneIsLeft() {
        judge(TILL, List.of(parcel(1, "p1", "n1")));
        var second = judge(OTHER, List.of(parcel(1, "p2", "n1")));
        assertEquals(List.of(), second.remarks(), "both rows survive and nothing is refused");
        var conflict = conflicts().getFirst();
        assertEquals("unique:number", conflict.fieldGroup());
        assertEquals(Conflict.Status.OPEN, conflict.status());
        assertEquals("p1", conflict.entityId());
        assertEquals(
                List.of("p1", "p2"), conflict.values().stream().map(Claim::idOf).toList());
        assertEquals("chain", conflict.rowScope());
        judge(OTHER, List.of(update(2, "p2", Row.of(Map.of("number", "n2")), 1)));
        assertEquals(Conflict.Status.RESOLVED, conflicts().getFirst().status());
        assertEquals(Rules.CLAIM_RELEASED, conflicts().getFirst().rule());
        judge(TILL, List.of(update(2, "p1", Row.of(Map.of("number", "n2")), 1)));
        assertEquals(2, conflicts().size());
    }

    @Test
    void aCounterThatTwoTookTooMuchFromIsTakenAndPeopleSeeIt() {
        judge(TILL, List.of(parcel(1, "p1", "n1")));
        assertEquals(List.of(), judge(TILL, List.of(points(2, -8))).remarks());
        assertEquals(List.of(), incidents());
        var told = judge(OTHER, List.of(points(1, -8))).remarks();
        assertEquals(-6L, rows.get(new RowKey("parcels", "p1")).state().row().get("points"));
        assertTrue(told.stream().anyMatch(remark -> remark.reason().startsWith("sync.overdrawn")), told.toString());
        var incident = incidents().getFirst();
        assertEquals("sync.overdrawn", incident.code());
        assertEquals(Incident.Kind.EXCEPTION, incident.kind());
        assertEquals("register:S1-R2", incident.seenIn());
        judge(TILL, List.of(points(3, 3)));
        assertEquals(1, incidents().size(), "what brings it up again is no cause");
    }

    private static Operation points(long seq, long added) {
        return update(seq, "p1", Row.of(Map.of("points", added)), 1);
    }

    @Test
    void aDeletionGivesTheClaimUp() {
        judge(TILL, List.of(parcel(1, "p1", "n1")));
        judge(OTHER, List.of(parcel(1, "p2", "n1")));
        judge(TILL, List.of(op("parcels", "p1", "store:S1", 2, OperationKind.DELETE, Row.EMPTY, 1)));
        assertEquals(Conflict.Status.RESOLVED, conflicts().getFirst().status());
        judge(OTHER, List.of(parcel(2, "p3", "n1")));
        assertEquals(
                List.of("p2", "p3"),
                conflicts().stream()
                        .filter(c -> c.status() == Conflict.Status.OPEN)
                        .flatMap(c -> c.values().stream().map(Claim::idOf))
                        .toList());
    }

    @Test
    void whatLacksItsParentWaitsAndIsTakenWhenItHasCome() {
        var late = update(1, "p1", Row.of(Map.of("state", "sent")), 1);
        var set = judge(OTHER, List.of(late));
        assertEquals(Verdict.QUARANTINED, set.remarks().getFirst().verdict());
        var incident = incidents().getFirst();
        assertEquals("merge.row-missing", incident.code());
        assertEquals("p1", incident.waitsForId());
        assertEquals("register:S1-R2", incident.seenIn());
        judge(TILL, List.of(parcel(1, "p1", "n1")));
        var again = new Judgement(MERGER, OTHER, new Known(rows, claims), NOW);
        assertEquals(Optional.empty(), again.judgeAgain(incident, List.of(late), NOW, "system:headoffice"));
        keep(again);
        assertEquals("sent", rows.get(new RowKey("parcels", "p1")).state().row().get("state"));
        assertEquals(Incident.Status.RELEASED, incidents().getFirst().status());
    }

    @Test
    void aReleasedOperationDoesNotReplaceWhatItsAuthorWroteLater() {
        var late = update(1, "p1", Row.of(Map.of("number", "old")), 1);
        var incident = judge(OTHER, List.of(late)).remarks();
        assertEquals(Verdict.QUARANTINED, incident.getFirst().verdict());
        judge(TILL, List.of(parcel(1, "p1", "n1")));
        judge(OTHER, List.of(update(2, "p1", Row.of(Map.of("number", "new")), 1)));
        var again = new Judgement(MERGER, OTHER, new Known(rows, claims), NOW);
        assertEquals(
                Optional.empty(), again.judgeAgain(incidents().getFirst(), List.of(late), NOW, "system:headoffice"));
        keep(again);
        assertEquals("new", rows.get(new RowKey("parcels", "p1")).state().row().get("number"));
        assertEquals("old", again.losses().getFirst().decided().loser().value().get("number"));
    }

    @Test
    void oneRefusedOperationSetsItsWholeTransactionAsideAndNoOther() {
        var good = parcel(1, "p1", "n1", "t1");
        var alsoGood = parcel(2, "p2", "n2", "t2");
        var bad = op("parcels", "gone", "store:S1", 3, OperationKind.DELETE, Row.EMPTY, 1, "t2");
        var judgement = new Judgement(MERGER, TILL, new Known(rows, claims), NOW);
        judgement.judge(List.of(good));
        judgement.judge(List.of(alsoGood, bad));
        keep(judgement);
        assertTrue(rows.containsKey(new RowKey("parcels", "p1")));
        assertEquals(null, rows.get(new RowKey("parcels", "p2")));
        assertEquals(
                List.of(2L, 3L), judgement.remarks().stream().map(Remark::seq).toList());
    }

    @Test
    void aRefusedFactKeepsNoOtherWaitingAndRemarksComeInOrder() {
        judge(TILL, List.of(op("visits", "v1", Visit.SCOPE, 1, OperationKind.INSERT, Visit.row("v1", 7), 0)));
        var bad = op("parcels", "gone", "store:S1", 2, OperationKind.DELETE, Row.EMPTY, 1, "t2");
        var wrong = op(
                "visits",
                "v3",
                Visit.SCOPE,
                3,
                OperationKind.INSERT,
                Visit.row("v3", 3).with("visitors", "x"),
                0,
                "t2");
        var judgement = judge(OTHER, List.of(visit("v2", 1), bad, wrong, visit("v1", 4)));
        assertTrue(rows.containsKey(new RowKey("visits", "v2")));
        assertTrue(rows.containsKey(new RowKey("visits", "v3")), "what does not fit is left out, the fact is there");
        assertEquals(
                List.of("2 QUARANTINED", "3 MERGED", "4 QUARANTINED"),
                judgement.remarks().stream()
                        .map(r -> r.seq() + " " + r.verdict())
                        .toList());
    }

    private static Operation visit(String id, long seq) {
        return op("visits", id, Visit.SCOPE, seq, OperationKind.INSERT, Visit.row(id, 1), 0, "t2");
    }

    @Test
    void aFactIsTakenWhateverIsWrongWithIt() {
        var wrong = Visit.row("v", 3).with("visitors", "three");
        var fact = op("visits", "v", "facts:S1:2026-11", 1, OperationKind.INSERT, wrong, 0);
        var bad = op("parcels", "gone", "store:S1", 2, OperationKind.DELETE, Row.EMPTY, 1);
        var judgement = judge(TILL, List.of(fact, bad));
        assertTrue(rows.containsKey(new RowKey("visits", "v")));
        assertEquals(
                Map.of(1L, Verdict.MERGED, 2L, Verdict.QUARANTINED),
                judgement.remarks().stream().collect(Collectors.toMap(Remark::seq, Remark::verdict)));
        assertEquals(
                List.of(Incident.Kind.EXCEPTION, Incident.Kind.QUARANTINE),
                incidents().stream()
                        .map(Incident::kind)
                        .sorted(java.util.Comparator.reverseOrder())
                        .toList());
    }

    @Test
    void aRowMovesToAnotherStoreWithWhatWaitsForADecision() {
        judge(TILL, List.of(parcel(1, "p1", "n1")));
        judge(TILL, List.of(update(2, "p1", Row.of(Map.of("state", "a")), 1)));
        judge(OTHER, List.of(update(1, "p1", Row.of(Map.of("state", "b")), 1)));
        assertEquals("store:S1", conflicts().getFirst().rowScope());
        var move = op("parcels", "p1", "store:S2", 1, OperationKind.UPDATE, Row.of(Map.of("store_id", "S2")), 3);
        var moved = judge(OFFICE, List.of(move));
        assertEquals(2, moved.changes().stream().filter(RowChange::isMove).count());
        assertEquals("store:S2", rows.get(new RowKey("parcels", "p1")).scope());
        assertEquals("store:S2", conflicts().getFirst().rowScope());
        assertEquals(
                "sync.foreign-scope",
                judge(TILL, List.of(update(3, "p1", Row.of(Map.of("state", "c")), 4)))
                        .remarks()
                        .getFirst()
                        .reason()
                        .split(":")[0]);
    }

    private List<Conflict> conflicts() {
        return rows.entrySet().stream()
                .filter(e -> e.getKey().table().equals("sync_conflicts"))
                .map(e -> Conflict.TYPE.fromRow(e.getValue().state().row()))
                .toList();
    }

    private List<Incident> incidents() {
        return rows.entrySet().stream()
                .filter(e -> e.getKey().table().equals("sync_incidents"))
                .map(e -> Incident.TYPE.fromRow(e.getValue().state().row()))
                .toList();
    }

    private Judgement judge(Author author, List<Operation> transaction) {
        var judgement = new Judgement(MERGER, author, new Known(rows, claims), NOW);
        judgement.judge(transaction);
        keep(judgement);
        return judgement;
    }

    private void keep(Judgement judgement) {
        for (RowChange change : judgement.changes()) {
            long version = change.before().map(b -> b.state().version()).orElse(0L);
            assertTrue(change.after().state().version() > version, change::toString);
            rows.put(change.key(), change.after());
        }
        claims.putAll(judgement.claims());
    }

    private static Operation parcel(long seq, String id, String number) {
        return parcel(seq, id, number, "t" + seq);
    }

    private static Operation parcel(long seq, String id, String number, String txn) {
        return op("parcels", id, "store:S1", seq, OperationKind.INSERT, Parcel.row(id, number), 0, txn);
    }

    private static Operation update(long seq, String id, Row after, long seen) {
        return op("parcels", id, "store:S1", seq, OperationKind.UPDATE, after, seen);
    }

    private static Operation op(
            String table, String id, String scope, long seq, OperationKind kind, Row after, long seen) {
        return op(table, id, scope, seq, kind, after, seen, "t" + seq);
    }

    private static Operation op(
            String table, String id, String scope, long seq, OperationKind kind, Row after, long seen, String txn) {
        var context = seen == 0 ? VersionVector.EMPTY : VersionVector.ofHeadOffice(seen);
        return new Operation(
                seq, txn, "o" + seq, table, id, scope, kind, Row.EMPTY, after, context, new Hlc(seq, 0), "u", 1, "h");
    }
}
