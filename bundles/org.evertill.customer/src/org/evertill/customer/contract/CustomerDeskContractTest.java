package org.evertill.customer.contract;

import static org.evertill.customer.contract.CustomerShop.BO;
import static org.evertill.customer.contract.CustomerShop.GONE;
import static org.evertill.customer.contract.CustomerShop.TEMP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evertill.customer.CustomerDesk;
import org.evertill.customer.CustomerDesk.Edit;
import org.evertill.customer.Detail;
import org.evertill.customer.Duplicates.Trait;
import org.evertill.customer.KnownCustomer;
import org.evertill.domain.Approval;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a {@link CustomerDesk} promises; a test of an implementation extends it. */
public abstract class CustomerDeskContractTest {

    protected CustomerShop shop;

    /** A new shop that knows nobody. */
    protected abstract CustomerShop newShop();

    @BeforeEach
    void openShop() {
        shop = newShop();
    }

    @AfterEach
    void closeShop() {
        shop.close();
    }

    private CustomerDesk desk() {
        return shop.desk();
    }

    private KnownCustomer created(Map<Detail, String> details) {
        return desk().create(BO, details).orThrow().customer();
    }

    private KnownCustomer edited(String customer, Detail detail, String text) {
        return desk().edit(BO, new Edit(customer, Map.of(detail, text), Optional.empty()))
                .orThrow();
    }

    private List<String> found(String words) {
        return numbers(desk().find(BO, words).orThrow());
    }

    private static List<String> numbers(Collection<KnownCustomer> all) {
        return all.stream().map(known -> known.row().number()).sorted().toList();
    }

    private static Problem problem(String code, Outcome<?> outcome) {
        var problem = assertInstanceOf(Outcome.Failed.class, outcome).problem();
        assertEquals(code, problem.code(), problem::message);
        return problem;
    }

    private KnownCustomer anna() {
        return created(Map.of(
                Detail.NUMBER,
                "A",
                Detail.NAME,
                "Müller, Anna",
                Detail.EMAIL,
                "Anna@Example.org",
                Detail.PHONE,
                "0170 1234567"));
    }

    private KnownCustomer annaAgain() {
        return created(Map.of(
                Detail.NUMBER,
                "B",
                Detail.NAME,
                "Anna Muller",
                Detail.PHONE,
                "+49 170 123 4567",
                Detail.GROUP,
                "staff"));
    }

    @Test
    void whatIsEnteredIsFoundByAllThatPeopleSay() {
        var anna = anna();
        created(Map.of(Detail.NUMBER, "Z", Detail.NAME, "Bob Second"));
        for (String said : List.of(
                "A",
                anna.id(),
                "anna@example.org",
                "0170 1234567",
                "+49 (170) 12345-67",
                "anna",
                "MULLER an",
                "anna mü")) {
            assertEquals(List.of("A"), found(said), said);
        }
        assertEquals(List.of(), found("anna second"));
        assertEquals(List.of(), found("  "));
        assertEquals(List.of(), found("?"));
    }

    @Test
    void oneWithoutANumberGetsOneThatNobodyHas() {
        var first = created(Map.of(Detail.NAME, "One"));
        var second = created(Map.of(Detail.NAME, "Two", Detail.NUMBER, " "));
        assertNotEquals(first.row().number(), second.row().number());
        assertEquals(List.of(second.row().number()), found(second.row().number()));
    }

    @Test
    void aDetailIsChangedAndTakenAway() {
        anna();
        var changed = edited("A", Detail.PHONE, " 030 1 ");
        assertEquals("030 1", changed.row().phone());
        assertEquals("Müller, Anna", changed.row().name());
        assertEquals(null, edited("A", Detail.PHONE, "").row().phone());
        assertEquals("A", edited("A", Detail.NUMBER, "").row().number(), "a number stays");
        assertEquals("DE1", edited("A", Detail.TAX_NUMBER, "DE1").row().taxNumber());
        assertEquals("DE", edited("A", Detail.COUNTRY, "DE").row().country());
        assertEquals(Optional.of("staff"), edited("A", Detail.GROUP, "staff").group());
    }

    @Test
    void whoSawAnOlderRowChangesNothing() {
        var seen = Optional.of(anna().version());
        edited("A", Detail.COUNTRY, "DE");
        problem("entity.stale", desk().edit(BO, new Edit("A", Map.of(Detail.COUNTRY, "FR"), seen)));
        assertEquals("DE", desk().show(BO, "A").orThrow().row().country());
    }

    @Test
    void whatIsNoDetailIsRefused() {
        problem("customer.bad-detail", desk().create(BO, Map.of()));
        problem("customer.bad-detail", desk().create(BO, Map.of(Detail.NUMBER, "1", Detail.NAME, " ")));
        problem("customer.bad-detail", desk().create(BO, Map.of(Detail.EMAIL, "nobody")));
        problem("customer.bad-detail", desk().create(BO, Map.of(Detail.NAME, "x".repeat(201))));
        problem("customer.bad-detail", desk().create(BO, Map.of(Detail.NAME, "two\nlines")));
        problem("entity.invalid", desk().create(BO, Map.of(Detail.PHONE, "1".repeat(41))));
        problem("customer.unknown", desk().show(BO, "nobody"));
        problem("customer.unknown", desk().edit(BO, new Edit("nobody", Map.of(), Optional.empty())));
        assertEquals(List.of(), desk().duplicates(BO).orThrow());
    }

    @Test
    void whoMayNotEditIsToldWhoMay() {
        anna();
        var refused = problem("staff.needs-approval", desk().create(TEMP, Map.of(Detail.NAME, "Carl")));
        var facts = refused.facts();
        var approval = new Approval(
                "a1", "S1", Instant.EPOCH, "S1-R1", facts.get("action"), facts.get("permission"), TEMP, BO, null);
        desk().with(approval).create(TEMP, Map.of(Detail.NAME, "Carl")).orThrow();
        problem("staff.needs-approval", desk().edit(TEMP, new Edit("A", Map.of(), Optional.empty())));
        problem("staff.needs-approval", desk().separate(TEMP, "A"));
        assertEquals(1, desk().find(TEMP, "carl").orThrow().size());
        problem("staff.ended", desk().find(GONE, "carl"));
    }

    @Test
    void whoMayBeTheSameIsSuggested() {
        anna();
        var alike = desk().create(
                        BO, Map.of(Detail.NUMBER, "B", Detail.NAME, "anna MULLER", Detail.PHONE, "+49 170 1234567"))
                .orThrow()
                .alike();
        assertEquals(1, alike.size());
        assertEquals(Set.of(Trait.NAME, Trait.PHONE), alike.getFirst().alike());
        assertEquals(alike, desk().duplicates(BO).orThrow());
        desk().merge(BO, "B", "A").orThrow();
        assertEquals(List.of(), desk().duplicates(BO).orThrow());
    }

    @Test
    void whoWasMergedIsTheOneThatGoesOn() {
        var anna = anna();
        var again = annaAgain();
        var one = desk().merge(BO, "B", "A").orThrow();
        assertEquals("A", one.row().number());
        assertEquals(List.of(anna.id(), again.id()), List.copyOf(one.ids()));
        assertEquals(Optional.of("staff"), one.group(), "what only the other row knows is known");
        assertEquals("Müller, Anna", one.whole().name());
        for (String said : List.of("A", "B", again.id(), "+49 170 123 4567", "anna")) {
            assertEquals(List.of("A"), found(said), said);
        }
        assertEquals(anna.id(), desk().show(BO, "B").orThrow().id());
        edited("B", Detail.COUNTRY, "DE");
        assertEquals("DE", desk().show(BO, "A").orThrow().row().country());
        problem("customer.same", desk().merge(BO, "A", "B"));
        problem("customer.same", desk().merge(BO, "A", "A"));
        problem("customer.unknown", desk().merge(BO, "A", "nobody"));
    }

    @Test
    void aMergeIsTakenBackAsIfItHadNotBeen() {
        var anna = anna();
        annaAgain();
        desk().merge(BO, "B", "A").orThrow();
        var apart = desk().separate(BO, "B").orThrow();
        assertEquals("B", apart.row().number());
        assertEquals(anna.row(), desk().show(BO, "A").orThrow().row());
        assertEquals(Optional.empty(), desk().show(BO, "A").orThrow().group());
        problem("customer.not-merged", desk().separate(BO, "B"));
        problem("customer.not-merged", desk().separate(BO, "A"));
    }

    @Test
    void mergesOfMergedOnesHangTogether() {
        anna();
        annaAgain();
        created(Map.of(Detail.NUMBER, "C", Detail.NAME, "A. Müller"));
        created(Map.of(Detail.NUMBER, "D", Detail.NAME, "Frau Müller"));
        desk().merge(BO, "A", "B").orThrow();
        desk().merge(BO, "C", "D").orThrow();
        var all = desk().merge(BO, "A", "C").orThrow();
        assertEquals("D", all.row().number());
        assertEquals(4, all.ids().size());
        var apart = desk().separate(BO, "B").orThrow();
        assertEquals("B", apart.row().number());
        assertEquals(2, apart.ids().size(), "A was merged into B");
        assertEquals(2, desk().show(BO, "C").orThrow().ids().size());
    }

    @Test
    void whatSomebodyBoughtIsFoundUnderAllHisRows() {
        var anna = anna();
        var again = annaAgain();
        var first = shop.sell(again.id());
        desk().merge(BO, "B", "A").orThrow();
        var all = first.plus(shop.sell(anna.id())).plus(shop.sell(again.id())).plus(shop.giveBack(anna.id()));
        shop.sell(created(Map.of(Detail.NAME, "Somebody else")).id());
        var history = desk().history(BO, "B", 3).orThrow();
        assertEquals(3, history.sales());
        assertEquals(1, history.refunds());
        assertEquals(List.of(all), history.totals());
        assertEquals(3, history.newest().size());
        assertEquals(SaleKind.REFUND, history.newest().getFirst().kind());
        assertEquals(again.id(), history.newest().get(1).customerId());
        assertTrue(history.first()
                .orElseThrow()
                .isBefore(history.newest().getLast().at()));
        desk().separate(BO, "B").orThrow();
        assertEquals(2, desk().history(BO, "B", 10).orThrow().sales(), "each has its own again");
        assertEquals(
                0,
                desk().history(BO, created(Map.of(Detail.NAME, "New")).id(), 10)
                        .orThrow()
                        .sales());
    }
}
