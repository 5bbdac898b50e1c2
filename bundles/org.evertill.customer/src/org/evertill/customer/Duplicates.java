package org.evertill.customer;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.evertill.domain.Customer;

/**
 * Which customers may be one person. Suggestions: a family shares a telephone, and two people a name. Pure; the work grows with the number of
 * customers, not with its square.
 */
public final class Duplicates {

    /** Suggestions at most. */
    public static final int MAX = 1_000;

    private Duplicates() {}

    /** What two have alike. */
    public enum Trait {
        EMAIL(customer -> Likeness.email(customer.email())),
        PHONE(customer -> Likeness.phone(customer.phone())),
        TAX_NUMBER(customer -> Likeness.taxNumber(customer.taxNumber())),
        /** The same words, and neither address, telephone nor tax number speaks against it. */
        NAME(customer -> Likeness.name(customer.name()));

        private final Function<Customer, Optional<String>> form;

        Trait(Function<Customer, Optional<String>> form) {
            this.form = form;
        }

        /** What of a customer another one has alike, in the form in which it is compared; empty when there is nothing to compare. */
        public Optional<String> of(Customer customer) {
            return form.apply(customer);
        }
    }

    /**
     * Two that may be one.
     *
     * @param one the smaller identifier
     * @param other the other one
     */
    public record Pair(Customer one, Customer other, Set<Trait> alike) {

        public Pair {
            alike = Set.copyOf(EnumSet.copyOf(alike));
        }
    }

    /**
     * Those among many, the ones with most alike first. Of several with one trait each is put beside the one with the smallest identifier.
     *
     * @param customers all rows, also those that are merged already: they are no suggestion any more
     */
    public static List<Pair> among(Collection<Customer> customers) {
        var byId = new TreeMap<String, Customer>();
        customers.forEach(customer -> byId.put(customer.id(), customer));
        var pairs = new HashMap<String, Pair>();
        for (Trait trait : Trait.values()) {
            var first = new HashMap<String, Customer>();
            for (Customer customer : byId.values()) {
                var form = trait.of(customer);
                var before = form.isEmpty() ? null : first.putIfAbsent(form.get(), customer);
                if (before != null) {
                    pair(byId, before, customer).ifPresent(pair -> pairs.putIfAbsent(key(pair), pair));
                }
            }
        }
        return ordered(pairs.values().stream());
    }

    /** Those that may be the same person as one. */
    public static List<Pair> of(Customer customer, Collection<Customer> customers) {
        var byId = new TreeMap<String, Customer>();
        customers.forEach(other -> byId.put(other.id(), other));
        byId.put(customer.id(), customer);
        var pairs = new HashMap<String, Pair>();
        customers.forEach(other -> pair(byId, customer, other).ifPresent(pair -> pairs.putIfAbsent(key(pair), pair)));
        return ordered(pairs.values().stream());
    }

    private static String key(Pair pair) {
        return pair.one().id() + "|" + pair.other().id();
    }

    private static List<Pair> ordered(Stream<Pair> pairs) {
        return pairs.sorted(Comparator.comparing((Pair pair) -> -pair.alike().size())
                        .thenComparing(pair -> pair.one().id())
                        .thenComparing(pair -> pair.other().id()))
                .limit(MAX)
                .toList();
    }

    /** Two rows, as a suggestion about the ones that go on in their place; empty when they are one already. */
    private static Optional<Pair> pair(Map<String, Customer> byId, Customer a, Customer b) {
        var alike = alike(a, b);
        var one = survivor(byId, a);
        var other = survivor(byId, b);
        if (alike.isEmpty() || one.id().equals(other.id())) {
            return Optional.empty();
        }
        return Optional.of(
                one.id().compareTo(other.id()) < 0 ? new Pair(one, other, alike) : new Pair(other, one, alike));
    }

    private static Customer survivor(Map<String, Customer> byId, Customer customer) {
        String id = CustomerLinks.survivor(customer.id(), at -> target(byId, at));
        return byId.getOrDefault(id, customer);
    }

    private static Optional<String> target(Map<String, Customer> byId, String id) {
        return Optional.ofNullable(byId.get(id)).map(Customer::mergedInto).filter(byId::containsKey);
    }

    private static Set<Trait> alike(Customer a, Customer b) {
        var alike = EnumSet.noneOf(Trait.class);
        for (Trait trait : Trait.values()) {
            if (trait.of(a).isPresent() && trait.of(a).equals(trait.of(b))) {
                alike.add(trait);
            }
        }
        if (alike.equals(EnumSet.of(Trait.NAME)) && contradicts(a, b)) {
            alike.clear();
        }
        return alike;
    }

    /** Whether both have one of these, and not the same. */
    private static boolean contradicts(Customer a, Customer b) {
        return Stream.of(Trait.EMAIL, Trait.PHONE, Trait.TAX_NUMBER)
                .anyMatch(trait -> trait.of(a).isPresent()
                        && trait.of(b).isPresent()
                        && !trait.of(a).equals(trait.of(b)));
    }
}
