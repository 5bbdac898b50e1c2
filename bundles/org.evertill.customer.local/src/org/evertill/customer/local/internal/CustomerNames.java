package org.evertill.customer.local.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.evertill.customer.Duplicates.Trait;
import org.evertill.customer.Likeness;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Comparison;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Selection.Order;
import org.evertill.storage.Stored;

/**
 * By what customers are found and compared, in memory: names are encrypted in the database, and opening all of them takes long. The first
 * who asks opens every row once; after that only rows are opened that have changed since, of which the database keeps the identifiers
 * ({@code customer_touched}). Any thread but the UI's; one after the other.
 */
final class CustomerNames {

    /** Rows that are opened at once. */
    private static final int PAGE = 1_000;

    private static final String NEWEST = "SELECT coalesce(max(number), 0) FROM customer_touched";

    private static final String TOUCHED =
            "SELECT number, customer_id FROM customer_touched WHERE number > ? ORDER BY number LIMIT " + PAGE;

    private final TreeMap<String, Entry> entries = new TreeMap<>();
    private long seen = -1;

    /**
     * What is kept of a customer.
     *
     * @param words of name, e-mail and number, a blank before each
     * @param traits in which two that may be one person are alike
     */
    record Entry(String words, Set<String> traits) {

        static Entry of(Customer customer) {
            var words = new StringBuilder();
            Stream.of(customer.name(), customer.email(), customer.number())
                    .flatMap(text -> Likeness.words(text).stream())
                    .forEach(word -> words.append(' ').append(word));
            return new Entry(words.toString(), traitsOf(customer));
        }

        /** Whether it has words that begin like all of these. */
        boolean hasAll(List<String> beginnings) {
            return beginnings.stream().allMatch(beginning -> words.contains(' ' + beginning));
        }

        boolean hasPhone(Optional<String> phone) {
            return phone.isPresent() && traits.contains(kept(Trait.PHONE, phone.get()));
        }
    }

    private static Set<String> traitsOf(Customer customer) {
        var traits = new HashSet<String>();
        for (Trait trait : Trait.values()) {
            trait.of(customer).ifPresent(form -> traits.add(kept(trait, form)));
        }
        return Set.copyOf(traits);
    }

    private static String kept(Trait trait, String form) {
        return trait + " " + form;
    }

    /** Hands over identifiers of those who are wanted, in their order, until somebody has enough. */
    synchronized void each(Reader reader, Predicate<Entry> wanted, Predicate<String> goesOn) {
        follow(reader);
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            if (wanted.test(entry.getValue()) && !goesOn.test(entry.getKey())) {
                return;
            }
        }
    }

    /** Identifiers of those who have something in common with somebody. */
    synchronized List<String> alike(Reader reader, Customer customer) {
        follow(reader);
        var traits = traitsOf(customer);
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue().traits().stream().anyMatch(traits::contains))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Up to what the reader sees; one that sees less than another did before finds more, and looks at the rows themselves anyway. */
    private void follow(Reader reader) {
        if (seen < 0) {
            long newest = reader.query(NEWEST, List.of(), row -> row.getLong(1)).getFirst();
            walk(reader, customer -> {
                entries.put(customer.id(), Entry.of(customer));
                return true;
            });
            seen = newest;
        }
        while (followPage(reader)) {
            // the next page
        }
    }

    private record Touched(long number, String id) {}

    private boolean followPage(Reader reader) {
        var page = reader.query(TOUCHED, List.of(seen), row -> new Touched(row.getLong(1), row.getString(2)));
        for (Touched touched : page) {
            reader.find(DomainTypes.CUSTOMER, touched.id())
                    .map(Stored::value)
                    .ifPresentOrElse(
                            customer -> entries.put(customer.id(), Entry.of(customer)),
                            () -> entries.remove(touched.id()));
            seen = touched.number();
        }
        return page.size() == PAGE;
    }

    /** Walks through all customers in the order of their identifiers until somebody has enough. */
    static void walk(Reader reader, Predicate<Customer> goesOn) {
        var first = Selection.where().orderedBy(Order.ascending("id")).page(0, PAGE);
        var page = reader.select(DomainTypes.CUSTOMER, first);
        while (!page.isEmpty()) {
            for (Stored<Customer> stored : page) {
                if (!goesOn.test(stored.value())) {
                    return;
                }
            }
            String last = page.getLast().value().id();
            page = page.size() < PAGE
                    ? List.of()
                    : reader.select(DomainTypes.CUSTOMER, first.and(Filter.of("id", Comparison.GREATER, last)));
        }
    }
}
