package org.evertill.customer.local.internal;

import static org.evertill.customer.contract.CustomerShop.BO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.evertill.customer.CustomerDesk.Edit;
import org.evertill.customer.Detail;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Merges and edits of tills that did not know of each other, over a real head office. */
class MergesMeetTest {

    @TempDir
    Path folder;

    private Chain chain;
    private CustomerTill one;
    private CustomerTill two;
    private String ann;
    private String bea;
    private String cid;

    @BeforeEach
    void twoTillsThatKnowThree() {
        chain = new Chain();
        one = chain.till(folder.resolve("one"), "R1");
        two = chain.till(folder.resolve("two"), "R2");
        ann = created("A", "Anna");
        bea = created("B", "Bea");
        cid = created("C", "Cid");
        exchange();
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
        chain.close();
    }

    private String created(String number, String name) {
        return one.desk()
                .create(BO, Map.of(Detail.NUMBER, number, Detail.NAME, name))
                .orThrow()
                .customer()
                .id();
    }

    private void exchange() {
        for (int i = 0; i < 2; i++) {
            chain.sync(one);
            chain.sync(two);
        }
        assertEquals(List.of(), chain.desk().verify().findings());
    }

    private static void edit(CustomerTill till, String customer, Detail detail, String text) {
        till.desk()
                .edit(BO, new Edit(customer, Map.of(detail, text), Optional.empty()))
                .orThrow();
    }

    private static List<String> ids(CustomerTill till, String customer) {
        return List.copyOf(till.desk().show(BO, customer).orThrow().ids());
    }

    private void both(Consumer<CustomerTill> check) {
        check.accept(one);
        check.accept(two);
    }

    @Test
    void aMergeMeetsAnEditAndASaleOfTheOldOne() {
        one.desk().merge(BO, "B", "A").orThrow();
        edit(two, "B", Detail.PHONE, "030 777888");
        var basket = two.basket(SaleKind.SALE, bea);
        exchange();
        two.paid(basket);
        two.sell(bea);
        exchange();
        both(till -> {
            var known = till.desk().find(BO, "030777888").orThrow().getFirst();
            assertEquals(ann, known.id());
            assertEquals("030 777888", known.whole().phone(), "the edit that came later is seen");
            assertEquals(2, till.desk().history(BO, "A", 10).orThrow().sales());
            assertEquals(
                    ann,
                    till.checkout
                            .forCustomer(till.basket(SaleKind.SALE, cid), Optional.of("B"))
                            .orThrow()
                            .customerId()
                            .orElseThrow());
        });
        two.desk().separate(BO, "B").orThrow();
        exchange();
        both(till -> {
            assertEquals("030 777888", till.row(bea).phone());
            assertEquals(0, till.desk().history(BO, "A", 10).orThrow().sales());
            assertEquals(2, till.desk().history(BO, "B", 10).orThrow().sales());
        });
    }

    @Test
    void mergesInACircleAreOneEverywhereAndComeApart() {
        one.desk().merge(BO, "A", "B").orThrow();
        two.desk().merge(BO, "B", "A").orThrow();
        exchange();
        String goesOn = ann.compareTo(bea) < 0 ? ann : bea;
        both(till -> {
            assertEquals(goesOn, ids(till, "A").getFirst());
            assertEquals(2, ids(till, "A").size());
            assertEquals(ids(till, "A"), ids(till, "B"));
        });
        one.desk().merge(BO, "C", "A").orThrow();
        exchange();
        both(till -> assertEquals(3, ids(till, "C").size()));
        two.desk().separate(BO, "A").orThrow();
        exchange();
        both(till -> assertEquals(
                List.of(bea), ids(till, "B").stream().filter(bea::equals).toList()));
        both(till -> assertTrue(!ids(till, "B").contains(ann) && !ids(till, "A").contains(bea)));
    }

    @Test
    void aChainOfMergesFromTwoTillsHangsTogether() {
        one.desk().merge(BO, "B", "A").orThrow();
        two.desk().merge(BO, "C", "B").orThrow();
        exchange();
        both(till -> assertEquals(3, ids(till, "C").size()));
        both(till -> assertEquals(ann, ids(till, "C").getFirst()));
    }

    @Test
    void whoIsMergedIntoTwoDifferentOnesPeopleDecide() {
        one.desk().merge(BO, "B", "A").orThrow();
        two.desk().merge(BO, "B", "C").orThrow();
        exchange();
        both(till -> assertEquals(
                1,
                till.database.conflicts().open().stream()
                        .map(waiting -> waiting.conflict().entityId())
                        .filter(bea::equals)
                        .count()));
        assertEquals(one.row(bea), two.row(bea));
        both(till -> assertInstanceOf(Outcome.Ok.class, till.desk().show(BO, "B")));
    }
}
