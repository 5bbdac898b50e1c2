package org.evertill.ui.sell.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.evertill.customer.CustomerDesk;
import org.evertill.customer.Detail;
import org.evertill.customer.Duplicates;
import org.evertill.customer.KnownCustomer;
import org.evertill.customer.PurchaseHistory;
import org.evertill.domain.Approval;
import org.evertill.domain.Customer;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.VersionVector;

/** Three customers who are found by number or by the beginning of the name; the sell screen asks for nothing else. */
final class FakeCustomers implements CustomerDesk {

    private static final List<Customer> ALL = List.of(
            customer("a", "4711", "Ada Baker"), customer("b", "4712", "Ada Smith"), customer("c", "4713", null));

    private static Customer customer(String id, String number, String name) {
        return new Customer(id, number, name, null, null, null, null, null);
    }

    @Override
    public Outcome<List<KnownCustomer>> find(String staffId, String words) {
        Stream<Customer> found = ALL.stream()
                .filter(some -> some.number().equals(words)
                        || some.name() != null && some.name().startsWith(words));
        return Outcome.ok(found.map(row -> new KnownCustomer(row, VersionVector.EMPTY, List.of()))
                .toList());
    }

    @Override
    public CustomerDesk with(Approval approval) {
        return this;
    }

    @Override
    public Outcome<Entered> create(String staffId, Map<Detail, String> details) {
        return unasked();
    }

    @Override
    public Outcome<KnownCustomer> edit(String staffId, Edit edit) {
        return unasked();
    }

    @Override
    public Outcome<KnownCustomer> show(String staffId, String customer) {
        return unasked();
    }

    @Override
    public Outcome<PurchaseHistory> history(String staffId, String customer, int limit) {
        return unasked();
    }

    @Override
    public Outcome<List<Duplicates.Pair>> duplicates(String staffId) {
        return unasked();
    }

    @Override
    public Outcome<KnownCustomer> merge(String staffId, String duplicate, String survivor) {
        return unasked();
    }

    @Override
    public Outcome<KnownCustomer> separate(String staffId, String merged) {
        return unasked();
    }

    private static <T> T unasked() {
        throw new AssertionError("the sell screen finds customers, and changes none");
    }
}
