package org.evertill.usecase;

import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.evertill.customer.CustomerLinks;
import org.evertill.customer.KnownCustomer;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Stored;

/** Customers as this till knows them; whoever was merged is the one who goes on. */
public final class Customers {

    private Customers() {}

    /** The row that a number or an identifier names, as it is, merged or not; empty for one whom this till does not know. */
    public static Optional<Stored<Customer>> named(Reader reader, String customer) {
        String wanted = customer.strip();
        return byNumber(reader, wanted).or(() -> reader.find(DomainTypes.CUSTOMER, wanted));
    }

    /** The customer that a number or an identifier means; empty for one whom this till does not know. */
    public static Optional<KnownCustomer> known(Reader reader, String customer) {
        return named(reader, customer)
                .flatMap(stored -> of(reader, stored.value().id()));
    }

    /** The same, of one who has to be known. Throws {@code customer.unknown}. */
    public static KnownCustomer required(Reader reader, String customer) {
        return known(reader, customer).orElseThrow(() -> unknown(customer));
    }

    /** That this till knows no customer of a number or an identifier: {@code customer.unknown}. */
    public static ProblemException unknown(String customer) {
        return new ProblemException(Problem.of(
                        "customer.unknown",
                        "This till knows no customer " + customer.strip()
                                + ". Check the number, or look by name (customer"
                                + " find); what was entered elsewhere comes with the next exchange.")
                .with("customer", customer.strip()));
    }

    /** The customer of an identifier; empty for one whom this till does not know. */
    public static Optional<KnownCustomer> of(Reader reader, String id) {
        String survivor = survivor(reader, id);
        return reader.find(DomainTypes.CUSTOMER, survivor).map(stored -> {
            var others = CustomerLinks.allOf(survivor, into -> mergedInto(reader, into)).stream()
                    .skip(1)
                    .flatMap(other -> reader.find(DomainTypes.CUSTOMER, other).stream())
                    .map(Stored::value)
                    .toList();
            return new KnownCustomer(stored.value(), stored.version(), others);
        });
    }

    /** The row that goes on in place of one; itself when it was not merged, or is not known here. */
    public static String survivor(Reader reader, String id) {
        return CustomerLinks.survivor(id, at -> target(reader, at));
    }

    /** The row, and one after the other those that it was merged into. */
    public static SequencedSet<String> way(Reader reader, String id) {
        return CustomerLinks.way(id, at -> target(reader, at));
    }

    private static Optional<String> target(Reader reader, String id) {
        return reader.find(DomainTypes.CUSTOMER, id)
                .map(stored -> stored.value().mergedInto())
                .filter(into -> reader.find(DomainTypes.CUSTOMER, into).isPresent());
    }

    private static List<String> mergedInto(Reader reader, String id) {
        var all = Selection.where(Filter.equal("merged_into", id)).page(0, CustomerLinks.MAX_ROWS);
        return reader.select(DomainTypes.CUSTOMER, all).stream()
                .map(stored -> stored.value().id())
                .toList();
    }

    /** Two rows may claim one number until somebody decides: the smaller identifier is taken. */
    private static Optional<Stored<Customer>> byNumber(Reader reader, String number) {
        return reader.select(DomainTypes.CUSTOMER, Selection.where(Filter.equal("number", number))).stream()
                .findFirst();
    }
}
