package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.entity.EntityType;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Comparison;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Selection.Order;
import org.evertill.storage.contract.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A value that is encrypted is found by its exact text, and opens in its place alone. */
class SealedValuesTest {

    private static final List<EntityType<?>> SEALED = List.of(DomainTypes.CUSTOMER, DomainTypes.STAFF);

    @TempDir
    private Path directory;

    /** How many customers have an address. */
    static long byMail(TestTill till, String mail) {
        return till.store().read(r -> r.count(DomainTypes.CUSTOMER, Selection.where(Filter.equal("email", mail))));
    }

    @Test
    void aValueIsFoundByItsExactTextAndByNothingElse() {
        try (var till = new TestTill(directory, SEALED, List.of())) {
            till.write(tx -> tx.insert(
                    DomainTypes.CUSTOMER, new Customer("a", "1", "Ann", "Ann@Example.org", null, null, null)));
            till.write(tx -> tx.insert(
                    DomainTypes.CUSTOMER, new Customer("b", "2", "Bob", "bob@example.org", null, null, null)));
            assertEquals(1, byMail(till, " ann@example.ORG"));
            assertEquals(0, byMail(till, "ann@example.com"));
            var none = Selection.where(Filter.empty("phone"));
            assertEquals(2, (long) till.store().read(r -> r.count(DomainTypes.CUSTOMER, none)));
            for (Comparison comparison : List.of(
                    Comparison.NOT_EQUAL, Comparison.LESS, Comparison.GREATER_OR_EQUAL, Comparison.STARTS_WITH)) {
                refused(till, Selection.where(Filter.of("email", comparison, "a")));
            }
            refused(till, Selection.where(Filter.equal("name", "Ann")));
            refused(till, Selection.all().orderedBy(Order.ascending("name")));
            // Changed, it is found by the new text and no more by the old one.
            till.write(tx -> {
                var old = tx.find(DomainTypes.CUSTOMER, "a").orElseThrow();
                tx.update(
                        DomainTypes.CUSTOMER,
                        new Customer("a", "1", "Ann", "new@example.org", null, null, null),
                        old.version());
            });
            assertEquals(0, byMail(till, "ann@example.org"));
            assertEquals(1, byMail(till, "new@example.org"));
        }
    }

    private static void refused(TestTill till, Selection selection) {
        assertThrows(
                IllegalArgumentException.class,
                () -> till.store().read(r -> r.select(DomainTypes.CUSTOMER, selection)));
    }

    @Test
    void aValueThatWasMovedOrPutThereInClearDoesNotOpen() throws Exception {
        try (var till = new TestTill(directory, SEALED, List.of())) {
            till.write(tx -> tx.insert(DomainTypes.STAFF, new Staff("a", "Ann", Role.MANAGER, "hash-of-ann", true)));
            till.write(tx -> tx.insert(DomainTypes.STAFF, new Staff("b", "Bob", Role.CASHIER, "hash-of-bob", true)));
            for (String theft : List.of(
                    "pin_hash = (SELECT pin_hash FROM staff WHERE id = 'b')", "name = pin_hash", "pin_hash = 'mine'")) {
                var before = till.raw("SELECT " + theft.split(" ")[0] + " FROM staff WHERE id = 'a'");
                force(till, "UPDATE staff SET " + theft + " WHERE id = 'a'");
                var failure = assertThrows(
                        ProblemException.class, () -> till.store().read(r -> r.find(DomainTypes.STAFF, "a")));
                assertEquals("storage.sealed", failure.problem().code());
                assertTrue(till.findings().contains("row.unreadable"), theft);
                force(
                        till,
                        "UPDATE staff SET " + theft.split(" ")[0] + " = '" + before.getFirst() + "' WHERE id = 'a'");
            }
            assertEquals(
                    "Bob",
                    till.store()
                            .read(r -> r.find(DomainTypes.STAFF, "b"))
                            .orElseThrow()
                            .value()
                            .name());
            assertEquals(List.of(), till.findings());
        }
    }

    private static void force(TestTill till, String sql) throws Exception {
        till.raw("UPDATE replica_state SET writing = 1");
        till.raw(sql);
        till.raw("UPDATE replica_state SET writing = 0");
    }

    /** Two equal values are not seen to be equal, and the device key is what it was. */
    @Test
    void everyValueHasANonceOfItsOwn() throws Exception {
        try (var till = new TestTill(directory, SEALED, List.of())) {
            IntStream.range(0, 20)
                    .forEach(n -> till.write(tx -> tx.insert(
                            DomainTypes.CUSTOMER, new Customer("c" + n, "" + n, "Smith", null, null, null, null))));
            assertEquals(
                    20,
                    Set.copyOf(till.raw("SELECT substr(name, 15, 16) FROM customers"))
                            .size());
            assertEquals(Samples.till(TestTill.REPLICA), till.store().identity().orElseThrow());
            till.reopen();
            assertEquals(Samples.till(TestTill.REPLICA), till.store().identity().orElseThrow());
        }
    }
}
