package org.evertill.customer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.evertill.customer.Duplicates.Pair;
import org.evertill.customer.Duplicates.Trait;
import org.evertill.domain.Customer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is compared, and what is suggested. */
class DuplicatesTest {

    private static Customer customer(String id, String name, String email, String phone) {
        return new Customer(id, id, name, email, phone, null, null);
    }

    private static List<String> told(List<Pair> pairs) {
        return pairs.stream()
                .map(pair -> pair.one().id()
                        + pair.other().id()
                        + pair.alike().stream().sorted().toList())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "0170 1234567, +49 170 1234567",
        "030/123456, +49 (0)30 123456",
        "0049301234567, 030 1234567",
        "079 123 45 67, +41 79 123 45 67"
    })
    void telephonesAreComparedByTheirEnd(String one, String other) {
        assertTrue(Likeness.phone(one).isPresent());
        assertEquals(Likeness.phone(one), Likeness.phone(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "000000000", "call me", "a@b.c 12345678"})
    void whatIsNoTelephoneIsComparedWithNone(String text) {
        assertEquals(Optional.empty(), Likeness.phone(text));
    }

    @ParameterizedTest
    @CsvSource({"'Müller, Anna', anna muller", "Strauß, STRAUSS", "O’Neill, o neill", "Łukasz Øre, ore lukasz"})
    void namesAreComparedByTheirWords(String one, String other) {
        assertEquals(Likeness.name(one), Likeness.name(other));
    }

    @Test
    void aNameAloneIsNoSuggestionWhenSomethingSpeaksAgainstIt() {
        var a = customer("a", "Anna Schmidt", "anna@one.example", null);
        var b = customer("b", "Schmidt Anna", "anna@two.example", null);
        var c = customer("c", "Anna Schmidt", null, "030 123456");
        assertEquals(List.of("ac[NAME]"), told(Duplicates.among(List.of(c, b, a))));
        assertEquals(List.of("ac[NAME]", "bc[NAME]"), told(Duplicates.of(c, List.of(a, b, c))));
    }

    @Test
    void mostAlikeComeFirstAndMergedOnesAreSpokenOfAsTheOneThatGoesOn() {
        var a = customer("a", "Anna", "a@x.example", "030 123456");
        var b = customer("b", "Anna", "A@x.example", null);
        var c = customer("c", "Cid", null, "030123456").withMergedInto("d");
        var d = customer("d", "Dora", null, null);
        var e = customer("e", "Dora", null, null).withMergedInto("d");
        assertEquals(List.of("ab[EMAIL, NAME]", "ad[PHONE]"), told(Duplicates.among(List.of(a, b, c, d, e))));
        assertEquals(List.of(), told(Duplicates.among(List.of())));
    }

    @Test
    void theOrderInWhichTheyComeDoesNotMatterAndTheirNumberIsLimited() {
        var random = new Random(7);
        var all = new ArrayList<Customer>();
        for (int i = 0; i < 3_000; i++) {
            all.add(customer(
                    "c" + i, "Name " + random.nextInt(2_000), null, "0170 " + (1_000_000 + random.nextInt(500))));
        }
        var first = Duplicates.among(all);
        assertEquals(Duplicates.MAX, first.size());
        Collections.shuffle(all, random);
        assertEquals(first, Duplicates.among(all));
        assertEquals(Set.of(Trait.NAME, Trait.PHONE), first.getFirst().alike());
    }

    /** Whoever begins where: all of one person come to one row, and from that row all are found. */
    @Test
    void everyRowOfAPersonLeadsToTheSameOne() {
        var random = new Random(42);
        for (int round = 0; round < 500; round++) {
            Map<String, String> into = new HashMap<>();
            for (int i = 0; i < 12; i++) {
                if (random.nextInt(3) > 0) {
                    into.put("c" + i, "c" + random.nextInt(12));
                }
            }
            into.entrySet().removeIf(link -> link.getKey().equals(link.getValue()));
            for (int i = 0; i < 12; i++) {
                String id = "c" + i;
                String survivor = CustomerLinks.survivor(id, at -> Optional.ofNullable(into.get(at)));
                var all = CustomerLinks.allOf(survivor, target -> sources(into, target));
                assertTrue(all.contains(id), into + " " + id);
                assertEquals(survivor, all.getFirst());
                for (String other : all) {
                    assertEquals(
                            survivor,
                            CustomerLinks.survivor(other, at -> Optional.ofNullable(into.get(at))),
                            into + " " + other);
                }
            }
        }
    }

    private static List<String> sources(Map<String, String> into, String target) {
        return into.entrySet().stream()
                .filter(link -> link.getValue().equals(target))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
