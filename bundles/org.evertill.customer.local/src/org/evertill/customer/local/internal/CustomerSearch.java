package org.evertill.customer.local.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.evertill.customer.CustomerDesk;
import org.evertill.customer.KnownCustomer;
import org.evertill.customer.Likeness;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Stored;
import org.evertill.usecase.Customers;

/**
 * Finds customers. Names are encrypted in the till's database, and no index of their words exists that somebody could read who has the file:
 * so words are looked for in memory ({@link CustomerNames}, decision 25).
 */
final class CustomerSearch {

    private CustomerSearch() {}

    /** Those whom a text names exactly, else those who have all of its words. */
    static List<KnownCustomer> find(Reader reader, CustomerNames names, String text) {
        var exact = exactly(reader, text.strip());
        return exact.isEmpty() ? byWords(reader, names, text) : exact;
    }

    private static List<KnownCustomer> exactly(Reader reader, String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        var found = new LinkedHashMap<String, KnownCustomer>();
        Stream.concat(
                        Customers.named(reader, text).stream().map(Stored::value),
                        Stream.of("email", "phone").flatMap(column -> having(reader, column, text)))
                .forEach(customer -> add(reader, found, customer.id()));
        return List.copyOf(found.values());
    }

    private static Stream<Customer> having(Reader reader, String column, String text) {
        var selection = Selection.where(Filter.equal(column, text)).page(0, CustomerDesk.MAX_FOUND);
        return reader.select(DomainTypes.CUSTOMER, selection).stream().map(Stored::value);
    }

    private static List<KnownCustomer> byWords(Reader reader, CustomerNames names, String text) {
        var words = Likeness.words(text);
        var phone = Likeness.phone(text);
        if (words.isEmpty()) {
            return List.of();
        }
        var found = new LinkedHashMap<String, KnownCustomer>();
        names.each(reader, entry -> entry.hasPhone(phone) || entry.hasAll(words), id -> {
            add(reader, found, id);
            return found.size() < CustomerDesk.MAX_FOUND;
        });
        return List.copyOf(found.values());
    }

    private static void add(Reader reader, LinkedHashMap<String, KnownCustomer> found, String id) {
        String survivor = Customers.survivor(reader, id);
        if (!found.containsKey(survivor)) {
            Customers.of(reader, survivor).ifPresent(known -> found.put(survivor, known));
        }
    }
}
