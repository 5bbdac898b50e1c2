package org.evertill.customer.local.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.evertill.customer.CustomerDesk;
import org.evertill.customer.KnownCustomer;
import org.evertill.customer.Likeness;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Comparison;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Selection.Order;
import org.evertill.storage.Stored;
import org.evertill.usecase.Customers;

/**
 * Finds customers. Names are encrypted in the till's database, and no index of their words exists that somebody could read who has the file:
 * so words are looked for by opening one row after the other, in memory (decision 25).
 */
final class CustomerSearch {

    /** Rows that are opened at once. */
    private static final int PAGE = 1_000;

    private CustomerSearch() {}

    /** Those whom a text names exactly, else those who have all of its words. */
    static List<KnownCustomer> find(Reader reader, String text) {
        var exact = exactly(reader, text.strip());
        return exact.isEmpty() ? byWords(reader, text) : exact;
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

    private static List<KnownCustomer> exactly(Reader reader, String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        var found = new LinkedHashMap<String, KnownCustomer>();
        Stream.concat(
                        Customers.named(reader, text).stream().map(Stored::value),
                        Stream.of("email", "phone").flatMap(column -> having(reader, column, text)))
                .forEach(customer -> add(reader, found, customer));
        return List.copyOf(found.values());
    }

    private static Stream<Customer> having(Reader reader, String column, String text) {
        var selection = Selection.where(Filter.equal(column, text)).page(0, CustomerDesk.MAX_FOUND);
        return reader.select(DomainTypes.CUSTOMER, selection).stream().map(Stored::value);
    }

    private static List<KnownCustomer> byWords(Reader reader, String text) {
        var words = Likeness.words(text);
        var phone = Likeness.phone(text);
        if (words.isEmpty()) {
            return List.of();
        }
        var found = new LinkedHashMap<String, KnownCustomer>();
        walk(reader, customer -> {
            if (matches(customer, words, phone)) {
                add(reader, found, customer);
            }
            return found.size() < CustomerDesk.MAX_FOUND;
        });
        return List.copyOf(found.values());
    }

    private static boolean matches(Customer customer, List<String> words, Optional<String> phone) {
        if (phone.isPresent() && phone.equals(Likeness.phone(customer.phone()))) {
            return true;
        }
        var there = new ArrayList<>(Likeness.words(customer.name()));
        there.addAll(Likeness.words(customer.email()));
        there.addAll(Likeness.words(customer.number()));
        return words.stream().allMatch(word -> there.stream().anyMatch(known -> known.startsWith(word)));
    }

    private static void add(Reader reader, LinkedHashMap<String, KnownCustomer> found, Customer customer) {
        String survivor = Customers.survivor(reader, customer.id());
        if (!found.containsKey(survivor)) {
            Customers.of(reader, survivor).ifPresent(known -> found.put(survivor, known));
        }
    }
}
