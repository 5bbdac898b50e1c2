package org.evertill.customer.local.internal;

import java.util.ArrayList;
import java.util.List;
import org.evertill.customer.KnownCustomer;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Stored;
import org.evertill.storage.UnitOfWork;
import org.evertill.sync.merge.Erasure;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Customers;

/** Says that rows are one person, and takes it back: a pointer from one row to another, and nothing else. */
final class Merging {

    private Merging() {}

    /** Throws {@code customer.same}, {@code customer.erased}, {@code entity.erased}. */
    static void merge(UnitOfWork tx, KnownCustomer duplicate, KnownCustomer survivor) {
        if (duplicate.id().equals(survivor.id())) {
            throw Attempt.problem(
                    "customer.same",
                    "Both are the customer " + survivor.row().number() + " already. Name two different ones.");
        }
        boolean isErased = tx.row(Erasure.TYPE, Erasure.idOf(DomainTypes.CUSTOMER.table(), survivor.id()))
                .isPresent();
        if (isErased) {
            throw Attempt.problem(
                    "customer.erased",
                    "The data of " + survivor.row().number() + " was erased, and the row stays only for the books."
                            + " Nobody can go on in its place.");
        }
        tx.update(DomainTypes.CUSTOMER, duplicate.row().withMergedInto(survivor.id()), duplicate.version());
    }

    /** Throws {@code customer.not-merged}, {@code entity.erased}. */
    static void separate(UnitOfWork tx, Stored<Customer> row) {
        var ties = ties(tx, row);
        if (ties.isEmpty()) {
            throw Attempt.problem(
                    "customer.not-merged",
                    "The customer " + row.value().number()
                            + " is merged into no other. Name the one that was merged, not the one that goes on.");
        }
        ties.forEach(tied -> tx.update(DomainTypes.CUSTOMER, tied.value().withMergedInto(null), tied.version()));
    }

    /**
     * What ties a row to the one that goes on: its own pointer, and when two tills have merged in a circle also that of the row before it,
     * by which the two would still be one.
     */
    private static List<Stored<Customer>> ties(Reader reader, Stored<Customer> row) {
        var ties = new ArrayList<Stored<Customer>>();
        String into = row.value().mergedInto();
        if (into != null) {
            ties.add(row);
            String id = row.value().id();
            reader.select(DomainTypes.CUSTOMER, Selection.where(Filter.equal("merged_into", id))).stream()
                    .filter(before -> leadsTo(reader, into, before.value().id()))
                    .forEach(ties::add);
        }
        return ties;
    }

    /** Whether the way from one row over those it was merged into comes by another one. */
    private static boolean leadsTo(Reader reader, String from, String wanted) {
        return Customers.way(reader, from).contains(wanted);
    }
}
