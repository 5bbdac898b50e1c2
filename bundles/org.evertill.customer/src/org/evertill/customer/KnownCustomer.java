package org.evertill.customer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.evertill.domain.Customer;
import org.evertill.kernel.VersionVector;
import org.jspecify.annotations.Nullable;

/**
 * A customer as people see one: the row that goes on, and the rows that were merged into it. Nothing is copied from one row to another, so
 * that a merge can be undone, and an edit of a merged row that comes later is seen.
 *
 * @param row the one that goes on, as it is stored
 * @param version of that row, on which a change is based
 * @param merged the others of this person, in the order of identifiers
 */
public record KnownCustomer(Customer row, VersionVector version, List<Customer> merged) {

    public KnownCustomer {
        merged = List.copyOf(merged);
    }

    public String id() {
        return row.id();
    }

    /** The identifiers under which this person may have bought, the one that goes on first. */
    public SequencedSet<String> ids() {
        var ids = new LinkedHashSet<String>();
        rows().map(Customer::id).forEach(ids::add);
        return ids;
    }

    /** What is known of the person: what the row that goes on says, and where it says nothing, what the first of the others does. */
    public Customer whole() {
        return new Customer(
                row.id(),
                row.number(),
                first(Customer::name),
                first(Customer::email),
                first(Customer::phone),
                first(Customer::country),
                first(Customer::taxNumber),
                first(Customer::customerGroup),
                row.mergedInto());
    }

    /** The customer's group; empty for none. */
    public Optional<String> group() {
        return Optional.ofNullable(first(Customer::customerGroup));
    }

    /** The different values that the rows have, the one that counts first. */
    public List<String> all(Function<Customer, @Nullable String> detail) {
        return values(detail).distinct().toList();
    }

    private @Nullable String first(Function<Customer, @Nullable String> detail) {
        return values(detail).findFirst().orElse(null);
    }

    private Stream<String> values(Function<Customer, @Nullable String> detail) {
        return rows().map(customer -> Optional.ofNullable(detail.apply(customer)))
                .flatMap(Optional::stream)
                .filter(text -> !text.isBlank());
    }

    private Stream<Customer> rows() {
        return Stream.concat(Stream.of(row), merged.stream());
    }
}
