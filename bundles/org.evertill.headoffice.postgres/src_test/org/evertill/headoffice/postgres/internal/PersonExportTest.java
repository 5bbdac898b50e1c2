package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.PushTest.assertProblem;
import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that is held about a customer, and nothing of anybody else, in a file of its owner's. */
class PersonExportTest {

    private final Fixture fixture = new Fixture();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        fixture.close();
    }

    /** A sale that names a customer. */
    static void sale(TestTill till, String customer) {
        var drafts = till.sale(2, 1);
        int from = till.log.size() - drafts.size();
        till.log.subList(from, till.log.size()).clear();
        till.transaction(drafts.stream()
                .map(op -> new TestTill.Draft(
                        op.table(),
                        op.entityId(),
                        op.scope(),
                        op.kind(),
                        op.before(),
                        op.table().equals("sales") ? op.after().with("customer_id", customer) : op.after(),
                        op.context()))
                .toArray(TestTill.Draft[]::new));
    }

    @Test
    void itHoldsAllAboutOneAndNothingAboutOthers() throws IOException {
        var one = fixture.till("S1", "R1");
        var two = fixture.till("S1", "R2");
        one.transaction(
                insert(DomainTypes.CUSTOMER, new Customer("ann", "1", "Ann First", "ann@x", "0123", "GB", "TAX-ANN")));
        one.transaction(insert(DomainTypes.CUSTOMER, new Customer("bob", "2", "Bob Second", null, null, null, null)));
        sale(one, "ann");
        sale(one, "bob");
        one.pushAll();
        // Two edits that do not know of each other: one gives way, and is kept.
        two.transaction(TestTill.update(DomainTypes.CUSTOMER, "ann", "chain", name("Ann First"), name("Ann Two"), 1));
        two.pushAll();
        one.transaction(TestTill.update(DomainTypes.CUSTOMER, "ann", "chain", name("Ann First"), name("Ann One"), 1));
        one.pushAll();
        Path file = directory.resolve("ann.json");
        assertEquals(
                1, fixture.desk().personalData().exportCustomer("ann", file).orThrow());
        String text = Files.readString(file);
        for (String word : List.of("Ann First", "Ann One", "Ann Two", "ann@x", "0123", "TAX-ANN", "last-write-wins")) {
            assertTrue(text.contains(word), word);
        }
        assertEquals(3, text.split("\"body\"|\"before\":", -1).length - 1, "operations");
        assertEquals(2, text.split("\"product_id\":", -1).length - 1, "lines of the one sale that is hers");
        assertEquals(1, text.split("\"tender", -1).length - 1, "payments");
        assertFalse(text.contains("Bob"));
        assertFalse(text.contains("\"bob\""));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(List.of("ann.json"), List.of(directory.toFile().list()));
    }

    private static Row name(String name) {
        return Row.EMPTY.with("name", name);
    }

    @Test
    void rowsThatWereMergedAreOnePerson() throws IOException {
        var till = fixture.till("S1", "R1");
        till.transaction(insert(DomainTypes.CUSTOMER, new Customer("ann", "1", "Ann First", null, null, null, null)));
        till.transaction(insert(DomainTypes.CUSTOMER, new Customer("two", "2", "Ann Again", null, null, null, null)));
        till.transaction(insert(DomainTypes.CUSTOMER, new Customer("bob", "3", "Bob Second", null, null, null, null)));
        sale(till, "ann");
        sale(till, "two");
        sale(till, "bob");
        var into = Row.EMPTY.with("merged_into", "ann");
        till.transaction(TestTill.update(DomainTypes.CUSTOMER, "two", "chain", Row.EMPTY, into, 1));
        till.pushAll();
        for (String named : List.of("ann", "two")) {
            Path file = directory.resolve(named + ".json");
            assertEquals(
                    2, fixture.desk().personalData().exportCustomer(named, file).orThrow(), "sales");
            String text = Files.readString(file);
            assertTrue(text.contains("Ann First") && text.contains("Ann Again"), text);
            assertTrue(text.contains("\"same_person\":[{"), text);
            assertFalse(text.contains("Bob"));
        }
    }

    @Test
    void whoIsNotThereIsNotWritten() {
        Path file = directory.resolve("x.json");
        assertProblem("headoffice.no-such-person", fixture.desk().personalData().exportCustomer("nobody", file));
        assertFalse(Files.exists(file));
    }
}
