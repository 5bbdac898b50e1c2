package org.evertill.headoffice.postgres.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Enrolment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a till sends is looked at when it comes: a sale is taken whatever is wrong with its entry, and an incident tells of it. */
class JournalArrivalTest {

    private final Fixture fixture = new Fixture();
    private final TestTill till = fixture.till("S1", "R1");

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void whatIsAsItWasSignedIsTakenWithoutAWord() {
        for (int i = 0; i < 3; i++) {
            till.signedSale(2);
        }
        till.pushAll();
        till.signedSale(1);
        till.pushAll();
        assertEquals(List.of(), incidents());
        assertEquals(List.of(), fixture.desk().verify().findings());
    }

    @Test
    void aSaleThatIsNotWhatWasSigned() {
        till.signedSale(2, changed(DomainTypes.SALE_LINE, "description", "something else"));
        assertEquals(List.of("journal.line-changed"), arrived());
        till.signedSale(2, changed(DomainTypes.PAYMENT, "tender", "card"));
        assertEquals(List.of("journal.line-changed", "journal.payment-kind"), arrived());
    }

    @Test
    void anEntryThatIsNotWhatWasSigned() {
        till.signedSale(2, changed(DomainTypes.JOURNAL_ENTRY, "digest", "x"));
        assertEquals(List.of("journal.entry-changed"), arrived());
        till.signedSale(2, changed(DomainTypes.JOURNAL_ENTRY, "signature", "x"));
        assertEquals(List.of("journal.bad-signature", "journal.entry-changed"), arrived());
    }

    @Test
    void anEntryOfAnotherKey() {
        till.key = DeviceKey.make();
        till.signedSale(1);
        assertEquals(List.of("journal.foreign-key"), arrived());
    }

    @Test
    void anEntryThatGoesOnFromOneThatIsNotThere() {
        till.signedSale(1);
        till.log.clear();
        till.signedSale(1);
        assertEquals(List.of("journal.entry-missing"), arrived());
    }

    /** What it signed before stays good, also what comes only now. */
    @Test
    void aTillWithAnotherKeyKeepsWhatItSigned() {
        till.signedSale(1);
        till.pushAll();
        till.signedSale(1);
        fixture.desk().revoke(till.replica()).orThrow();
        var former = till.key;
        knownAgain(List.of(former.publicKey()));
        till.signedSale(1);
        assertEquals(List.of(), arrived());
        assertEquals(List.of(), fixture.desk().verify().findings());
        assertEquals(
                List.of("f", "t"),
                fixture.query("SELECT until IS NULL FROM device_key ORDER BY since, until NULLS LAST"));
        till.key = former;
        till.signedSale(1);
        till.pushAll();
        assertEquals(1, fixture.desk().verify().findings().size(), "a key that was given up does not come back");
    }

    /** A key that head office never heard of, because it was put back from a backup, or the till made it by itself. */
    @Test
    void aTillTellsItsKeysWhenItIsKnownAgain() {
        var forgotten = DeviceKey.make();
        till.key = forgotten;
        till.signedSale(1);
        knownAgain(List.of(forgotten.publicKey(), "no key"));
        assertEquals(List.of(), arrived());
        assertEquals(List.of(), fixture.desk().verify().findings());
    }

    /** A till of before the journal, and the same after its update. */
    @Test
    void salesFromBeforeTheJournalAreNoAlarm() {
        till.sale(2, 1);
        till.pushAll();
        assertEquals(List.of(), fixture.desk().verify().findings());
        till.signedSale(1);
        till.pushAll();
        assertEquals(List.of(), fixture.desk().verify().findings());
        till.sale(2, 1);
        till.pushAll();
        var findings = fixture.desk().verify().findings();
        assertEquals(1, findings.size(), findings.toString());
        assertEquals("(journal.no-entry)", findings.getFirst().replaceFirst(".* ", ""));
    }

    private void knownAgain(List<String> keys) {
        var code = fixture.desk()
                .enrolmentCode(Fixture.STORE, "R1", Duration.ofHours(1))
                .orThrow()
                .code();
        till.key = DeviceKey.make();
        var known = new Enrolment.Known(till.replica(), "A", keys);
        fixture.office()
                .enrol(new Enrolment.Request(code.secret(), "till", till.key.publicKey(), Optional.of(known)))
                .orThrow();
    }

    private List<String> arrived() {
        till.pushAll();
        return incidents();
    }

    private List<String> incidents() {
        return fixture.query("SELECT code FROM sync_incidents WHERE kind = 'EXCEPTION' ORDER BY code");
    }

    private static UnaryOperator<TestTill.Draft> changed(EntityType<?> type, String column, String value) {
        return draft -> draft.table().equals(type.table())
                ? new TestTill.Draft(
                        draft.table(),
                        draft.id(),
                        draft.scope(),
                        draft.kind(),
                        Row.EMPTY,
                        draft.after().with(column, value),
                        draft.context())
                : draft;
    }
}
