package org.evertill.headoffice.postgres.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.domain.ProductKind;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.headoffice.HeadOffice;
import org.evertill.journal.Entries;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.protocol.Apart;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.Session;

/** A till without a database: makes operations as a till does, and sends and fetches what it is told to. */
final class TestTill {

    /** Who makes all operations. */
    static final String STAFF = "staff-1";

    static final Currency GBP = Currency.getInstance("GBP");

    final HeadOffice office;
    final Enrolment.Answer identity;
    DeviceKey key;
    final HeadOffice.Caller caller;
    final List<Operation> log = new ArrayList<>();
    /** What pulls have brought: table and identifier → the newest entry. */
    final Map<RowKey, Pull.Entry> rows = new HashMap<>();

    SortedMap<String, Long> cursors = new TreeMap<>();
    /** The scopes that are loaded from nothing; forgotten when a cut is complete. */
    SortedMap<String, Long> loads = new TreeMap<>();

    private final List<Hello.Branch> branches = new ArrayList<>();
    private int incarnation = 1;
    private long receipts;
    private Optional<Entries.Link> journalHead = Optional.empty();
    private String user = STAFF;
    private Instant now = Instant.parse("2026-11-23T09:00:00Z");

    /** Enrolled with a code. */
    static TestTill enrolled(HeadOffice office, Enrolment.Code code) {
        var key = DeviceKey.make();
        var request = new Enrolment.Request(code.secret(), "till", key.publicKey());
        return new TestTill(office, office.enrol(request).orThrow(), key);
    }

    private TestTill(HeadOffice office, Enrolment.Answer identity, DeviceKey key) {
        this.office = office;
        this.identity = identity;
        this.key = key;
        this.caller = new HeadOffice.Caller(identity.replica());
    }

    /** Another machine that takes itself for this till, and has nothing in its log yet. */
    TestTill copy() {
        return new TestTill(office, identity, key);
    }

    /** The same till, at another head office. */
    TestTill(HeadOffice office, TestTill till) {
        this(office, till.identity, till.key);
        log.addAll(till.log);
        rows.putAll(till.rows);
        cursors = till.cursors;
        loads = till.loads;
    }

    /** The same till after its database was put back to what it was after so many operations. */
    TestTill putBack(int operations, int newIncarnation) {
        var other = new Enrolment.Answer(
                identity.replica(),
                identity.chainName(),
                identity.storeId(),
                identity.registerId(),
                "A" + newIncarnation,
                identity.serverKeys());
        var till = new TestTill(office, other, key);
        till.log.addAll(log.subList(0, operations));
        till.incarnation = newIncarnation;
        if (newIncarnation != 1) {
            till.branches.addAll(branches);
            till.begin(incarnation, operations, hashBefore(operations + 1L));
        }
        till.now = now.plusSeconds(1);
        return till;
    }

    /** Asks for a token, at a time by head office's clock. */
    Outcome<Session.Answer> session(Instant at) {
        return office.open(Session.Request.of(replica(), at, Nanoid.random(), key));
    }

    /** Asks for a token of the door for tills that were shut out. */
    Outcome<Session.Answer> apartSession(Instant at) {
        return office.apart().open(Session.Request.of(Session.Purpose.APART, replica(), at, Nanoid.random(), key));
    }

    /** Hands in the log from one seq to another, both included. */
    Outcome<Push.Answer> handIn(long from, long to) {
        return handIn(request(from, to));
    }

    Outcome<Push.Answer> handIn(Push.Request push) {
        return office.apart().keep(caller, new Apart.Request(push, branches));
    }

    private void begin(int of, long afterSeq, String afterHash) {
        branches.removeIf(b -> b.incarnation() == incarnation);
        branches.add(new Hello.Branch(incarnation, of, afterSeq, afterHash, "A2BC"));
    }

    /** Says where its incarnations begin. */
    Outcome<Hello.Answer> hello() {
        return greet(branches, 0, 0);
    }

    /** Says that this incarnation begins there. */
    Outcome<Hello.Answer> hello(int of, long afterSeq) {
        return hello(of, afterSeq, hashBefore(afterSeq + 1));
    }

    Outcome<Hello.Answer> hello(int of, long afterSeq, String afterHash) {
        begin(of, afterSeq, afterHash);
        return hello();
    }

    /** As a till greets that knows an epoch, and takes all but the last operations for safe. */
    Hello.Answer greet(int epoch, long pending) {
        return greet(branches, epoch, pending).orThrow();
    }

    private Outcome<Hello.Answer> greet(List<Hello.Branch> from, int epoch, long pending) {
        long last = log.size();
        var request = new Hello.Request(
                replica(), incarnation, "0.1.0", last, hashBefore(last + 1), now, pending, from, epoch);
        return office.hello(caller, request);
    }

    String replica() {
        return identity.replica();
    }

    void at(Instant instant) {
        now = instant;
    }

    /** Somebody else acts from now on. */
    TestTill as(String userId) {
        user = userId;
        return this;
    }

    /** A local transaction: the operations of it get their place in the chain. */
    List<Operation> transaction(Draft... drafts) {
        String txn = Nanoid.random();
        var made = new ArrayList<Operation>();
        for (Draft draft : drafts) {
            now = now.plusMillis(1);
            var op = new Operation(
                    log.size() + 1,
                    txn,
                    Nanoid.random(),
                    draft.table,
                    draft.id,
                    draft.scope,
                    draft.kind,
                    draft.before,
                    draft.after,
                    draft.context,
                    new Hlc(now.toEpochMilli(), 0),
                    user,
                    1,
                    "");
            var linked = op.withHash(HashChain.next(hashBefore(op.seq()), op));
            log.add(linked);
            made.add(linked);
        }
        return made;
    }

    /** An operation to be. */
    record Draft(
            String table, String id, String scope, OperationKind kind, Row before, Row after, VersionVector context) {}

    static <T extends Record> Draft insert(EntityType<T> type, T value) {
        var row = type.toRow(value);
        return new Draft(
                type.table(),
                type.idOf(value),
                type.scopeOf(row),
                OperationKind.INSERT,
                Row.EMPTY,
                row,
                VersionVector.EMPTY);
    }

    static Draft update(EntityType<?> type, String id, String scope, Row before, Row after, long seenVersion) {
        return new Draft(
                type.table(), id, scope, OperationKind.UPDATE, before, after, VersionVector.ofHeadOffice(seenVersion));
    }

    /** A completed sale of some lines, with payment and stock movements: 2 + 2 × lines operations. */
    List<Operation> sale(int lines, int quantityEach) {
        receipts++;
        var sale = new SampleSale(identity, receipts, Nanoid.random(), lines, quantityEach, now);
        return transaction(sale.drafts().toArray(Draft[]::new));
    }

    /** The same with its entry in the journal. */
    List<Operation> signedSale(int lines) {
        return signedSale(lines, draft -> draft);
    }

    /** The same, and what was signed is changed then. */
    List<Operation> signedSale(int lines, UnaryOperator<Draft> changed) {
        receipts++;
        var sale = new SampleSale(identity, receipts, Nanoid.random(), lines, 1, now.truncatedTo(ChronoUnit.MILLIS));
        var drafts = sale.signedDrafts(journalHead, key);
        var entry = DomainTypes.JOURNAL_ENTRY.fromRow(drafts.getLast().after());
        journalHead = Optional.of(new Entries.Link(entry.id(), entry.hash()));
        return transaction(drafts.stream().map(changed).toArray(Draft[]::new));
    }

    static Product product(String id, String name) {
        return new Product(id, "sku-" + id, name, null, ProductKind.GOODS, "pcs", "standard", true);
    }

    String hashBefore(long seq) {
        return seq == 1 ? HashChain.genesis(replica()) : log.get((int) seq - 2).hash();
    }

    /** A push of the log from one seq to another, both included. */
    Push.Request request(long from, long to) {
        return new Push.Request(replica(), incarnation, from, hashBefore(from), log.subList((int) from - 1, (int) to));
    }

    Outcome<Push.Answer> push(long from, long to) {
        return office.push(caller, request(from, to));
    }

    /** Makes its next request of an enrolment: to be known again, with another key. */
    Outcome<Enrolment.Answer> again(Enrolment.Code code) {
        key = DeviceKey.make();
        var known = new Enrolment.Known(replica(), identity.series(), List.of());
        return office.enrol(new Enrolment.Request(code.secret(), "till", key.publicKey(), Optional.of(known)));
    }

    /** Pushes the whole log at once. */
    Push.Accepted pushAll() {
        return (Push.Accepted) push(1, log.size()).orThrow();
    }

    Pull.Answer pull(int limit) {
        return took(office.pull(caller, pullRequest(limit)).orThrow());
    }

    Pull.Request pullRequest(int limit) {
        return new Pull.Request(replica(), incarnation, cursors, Optional.of(loads), limit);
    }

    /** Keeps a page. */
    Pull.Answer took(Pull.Answer answer) {
        loads.putAll(answer.reloads());
        rows.values().removeIf(e -> answer.reloads().containsKey(e.scope()));
        answer.entries().forEach(e -> rows.put(new RowKey(e.table(), e.id()), e));
        cursors = answer.cursors();
        if (!answer.more()) {
            loads.clear();
        }
        return answer;
    }

    /** Pulls until a cut is complete; gives the number of rows. */
    long pullAll(int limit) {
        long count = 0;
        for (int pages = 0; pages < 100_000; pages++) {
            var answer = pull(limit);
            count += answer.entries().size();
            if (!answer.more()) {
                return count;
            }
        }
        throw new IllegalStateException("a pull that never ends");
    }

    /** A day later. */
    void nextDay() {
        now = now.plus(Duration.ofDays(1));
    }
}
