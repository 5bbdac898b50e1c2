package org.evertill.headoffice.postgres.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Register;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.headoffice.HeadOffice.Caller;
import org.evertill.headoffice.KeptEditDesk.KeptEdit;
import org.evertill.kernel.UnitPrice;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.protocol.Epoch;
import org.evertill.sync.protocol.Salvage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What head office makes of edits that a till offers, which may say anything. */
class KeptEditsTest {

    private static final long LOST = 9;

    private final Fixture fixture = new Fixture();
    private final TestTill till = fixture.till("S1", "R1");

    @AfterEach
    void close() {
        assertEquals(List.of(), fixture.desk().verify().findings());
        fixture.close();
    }

    private static <T extends Record> Salvage.Edit edit(EntityType<T> type, T value, long version) {
        var row = type.toRow(value);
        return new Salvage.Edit(type.table(), type.idOf(value), type.scopeOf(row), version, false, row);
    }

    private static Salvage.Edit product(String name, long version) {
        return edit(DomainTypes.PRODUCT, TestTill.product("p1", name), version);
    }

    private static UnitPrice price(long e4) {
        return new UnitPrice(e4, Currency.getInstance("GBP"));
    }

    private long offered(Salvage.Edit... edits) {
        var offer = new Salvage.Offer(till.replica(), 1, List.of(), List.of(edits));
        var answer = fixture.office().salvage(new Caller(till.replica()), offer).orThrow();
        assertEquals(0, answer.taken());
        return answer.kept().orElseThrow();
    }

    private List<KeptEdit> open() {
        return fixture.desk().keptEdits().open(0);
    }

    private void enter(String name) {
        fixture.desk()
                .save(DomainTypes.PRODUCT, TestTill.product("p1", name), "u")
                .orThrow();
    }

    @Test
    void whatIsNotTheTillsOrIsNoEditIsPassedOver() {
        var tea = product("Tea", LOST);
        var row = tea.row();
        var foreign = edit(DomainTypes.REGISTER, new Register("S2-R1", "S2", "R1", "Till"), LOST);
        var fact = till.sale(1, 1).getFirst();
        var refused = List.of(
                foreign,
                new Salvage.Edit(fact.table(), fact.entityId(), fact.scope(), LOST, false, fact.after()),
                new Salvage.Edit("sync_incidents", "i", "chain", LOST, false, Row.EMPTY.with("id", "i")),
                new Salvage.Edit("nothing", "p1", "chain", LOST, false, row),
                new Salvage.Edit("products", "p2", "chain", LOST, false, row),
                new Salvage.Edit("products", "p1", "store:S1", LOST, false, row),
                new Salvage.Edit("products", "p1", "chain", 0, false, row),
                new Salvage.Edit("products", "p1", "chain", LOST, false, row.with("active", "yes")),
                new Salvage.Edit("products", "p1", "chain", LOST, false, row.with("name", "x".repeat(301))));
        for (Salvage.Edit edit : refused) {
            assertEquals(0, offered(edit), edit.toString());
        }
        assertEquals(List.of(), open());
        assertEquals(List.of(), fixture.query("SELECT code FROM sync_incidents"));
        assertEquals(1, offered(tea));
        assertEquals(
                List.of("sync.edits-kept"),
                fixture.desk().incidents().incidents().stream()
                        .map(Incident::code)
                        .toList());
    }

    /** A version that was overwritten is no loss, and one that head office never gave to the row as it knows it is. */
    @Test
    void onlyWhatHeadOfficeDoesNotKnowIsKept() {
        enter("Tea");
        enter("Black tea");
        enter("Green tea");
        for (long known = 1; known <= 3; known++) {
            assertEquals(0, offered(product("Tea", known)));
        }
        assertEquals(0, offered(product("Green tea", LOST)), "it has that");
        assertEquals(1, offered(product("White tea", 4)));
        assertEquals(1, offered(product("Mint tea", Epoch.before(7) + 1)), "of an epoch that is lost as well");
        assertEquals(
                List.of("White tea", "Mint tea"),
                open().stream().map(edit -> edit.fields().getFirst().kept()).toList());
    }

    @Test
    void withAFieldGoesWhatIsMergedWithIt() {
        var from = Instant.parse("2026-01-01T00:00:00Z");
        var old = new PriceRow("r1", "p1", null, price(10_000), true, from, null);
        fixture.desk().save(DomainTypes.PRICE_ROW, old, "u").orThrow();
        var lost = new PriceRow("r1", "p1", null, price(12_000), false, from.plusSeconds(60), null);
        assertEquals(1, offered(edit(DomainTypes.PRICE_ROW, lost, LOST)));
        var desk = fixture.desk().keptEdits();
        desk.take(open().getFirst().id(), Set.of("price_e4"), "u").orThrow();
        assertEquals(
                Optional.of(new PriceRow("r1", "p1", null, price(12_000), false, from, null)),
                fixture.desk().find(DomainTypes.PRICE_ROW, "r1"));
        assertEquals(List.of(), open());
    }

    /** Nobody is asked twice, and what was decided holds no values. */
    @Test
    void theSameAgainIsTheSame() {
        enter("Tea");
        assertEquals(1, offered(product("Lost tea", LOST)));
        assertEquals(1, offered(product("Lost tea", LOST), product("Lost tea", LOST)));
        assertEquals(1, open().size());
        fixture.desk().keptEdits().leave(open().getFirst().id(), "u").orThrow();
        assertEquals(0, offered(product("Lost tea", LOST)));
        assertEquals(List.of(), open());
        assertEquals(List.of("t"), fixture.query("SELECT row IS NULL FROM kept_edit"));
    }

    /** By a till that has not heard of it, before and after. */
    @Test
    void whoWasErasedDoesNotComeBackByAnEdit() {
        var ann = new Customer("ann", "N1", "Ann Fremd", "ann@example.org", null, "GB", null);
        var moved = new Customer("ann", "N1", "Ann Fremd", "ann@example.org", null, "FR", null);
        assertEquals(1, offered(edit(DomainTypes.CUSTOMER, ann, LOST)));
        fixture.desk()
                .personalData()
                .erase("customers", "ann", "asked for it", "u")
                .orThrow();
        assertEquals(List.of(), open());
        assertEquals(1, offered(edit(DomainTypes.CUSTOMER, moved, LOST)));
        assertEquals(List.of("0"), fixture.query("SELECT count(*) FROM kept_edit WHERE row LIKE '%Fremd%'"));
        fixture.desk().keptEdits().take(open().getFirst().id(), Set.of(), "u").orThrow();
        assertEquals(List.of(" FR "), fixture.query("SELECT concat(name, ' ', country, ' ', email) FROM customers"));
    }

    @Test
    void whereAValueIsRefusedTheEditStaysOpen() {
        enter("Tea");
        var part = new Salvage.Edit(
                "products",
                "p9",
                "chain",
                LOST,
                false,
                Row.EMPTY.with("id", "p9").with("name", "Of an older till"));
        assertEquals(1, offered(part));
        assertFalse(fixture.desk()
                .keptEdits()
                .take(open().getFirst().id(), Set.of(), "u")
                .isOk());
        assertEquals(1, open().size());
    }
}
