package org.evertill.customer.local.internal;

import static org.evertill.customer.contract.CustomerShop.BO;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evertill.customer.CustomerDesk.Edit;
import org.evertill.customer.Detail;
import org.evertill.customer.Duplicates.Trait;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Stored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names in memory: opened once, and followed by what changes, here and elsewhere. */
class CustomerNamesTest {

    @TempDir
    Path folder;

    private static List<String> found(CustomerTill till, String words) {
        return till.desk().find(BO, words).orThrow().stream()
                .map(known -> known.row().number())
                .sorted()
                .toList();
    }

    private static String created(CustomerTill till, String number, String name) {
        return till.desk()
                .create(BO, Map.of(Detail.NUMBER, number, Detail.NAME, name))
                .orThrow()
                .customer()
                .id();
    }

    private static void renamed(CustomerTill till, String number, String name) {
        till.desk()
                .edit(BO, new Edit(number, Map.of(Detail.NAME, name), Optional.empty()))
                .orThrow();
    }

    @Test
    void aRowIsOpenedOnceAndOnceMoreWhenItChanged() {
        try (var till = CustomerTill.enrolled(folder)) {
            till.database.write(new Author("system:import"), tx -> {
                for (int i = 0; i < 2_500; i++) {
                    String name = "Ann Person" + i;
                    tx.insert(
                            DomainTypes.CUSTOMER,
                            new Customer("c" + i, String.valueOf(i), name, null, null, null, null, null));
                }
                return 0;
            });
            var names = new CustomerNames();
            assertEquals(2_500, opened(till, names, "ann"));
            assertEquals(0, opened(till, names, "ann"));
            renamed(till, "7", "Berta Person7");
            created(till, "new", "Ann New");
            till.database.write(new Author(BO), tx -> {
                var gone = tx.find(DomainTypes.CUSTOMER, "c8").orElseThrow();
                tx.delete(DomainTypes.CUSTOMER, "c8", gone.version());
                return 0;
            });
            assertEquals(3 - 1, opened(till, names, "ann"), "one is not there any more");
            assertEquals(0, opened(till, names, "ann"));
            assertEquals(2_499, matching(till, names, "ann").size());
            assertEquals(List.of("c7"), matching(till, names, "berta"));
        }
    }

    /** Otherwise a list of duplicates would name a pair that nobody is told of when the second one is made. */
    @Test
    void whateverMakesADuplicateIsKept() {
        var customer = new Customer("c1", "7", "Ann", "ann@example.org", "+49 30 1234567", "DE", "DE123456789", null);
        assertEquals(
                Stream.of(Trait.values())
                        .map(trait -> trait + " " + trait.of(customer).orElseThrow())
                        .collect(Collectors.toSet()),
                CustomerNames.Entry.of(customer).traits());
    }

    /** How many rows are opened to find somebody. */
    private static long opened(CustomerTill till, CustomerNames names, String word) {
        return till.database.read(reader -> {
            var counting = new Counting(reader);
            names.each(counting, entry -> entry.hasAll(List.of(word)), id -> true);
            return counting.rows;
        });
    }

    private static List<String> matching(CustomerTill till, CustomerNames names, String word) {
        var ids = new ArrayList<String>();
        till.database.read(reader -> {
            names.each(reader, entry -> entry.hasAll(List.of(word)), ids::add);
            return 0;
        });
        return ids;
    }

    /** What is entered, renamed and deleted at another till is found, and not found any more, after the next exchange. */
    @Test
    void whatComesFromHeadOfficeIsFoundToo() {
        try (var chain = new Chain();
                var one = chain.till(folder.resolve("one"), "R1");
                var two = chain.till(folder.resolve("two"), "R2")) {
            created(one, "1", "Ann First");
            chain.sync(one);
            chain.sync(two);
            assertEquals(List.of("1"), found(two, "ann"));
            created(one, "2", "Ann Second");
            renamed(one, "1", "Zoe First");
            chain.sync(one);
            assertEquals(List.of("1"), found(two, "ann"));
            chain.sync(two);
            assertEquals(List.of("2"), found(two, "ann"));
            assertEquals(List.of("1"), found(two, "zoe fir"));
            one.database.write(new Author(BO), tx -> {
                var second = tx.select(DomainTypes.CUSTOMER, Selection.where(Selection.Filter.equal("number", "2")))
                        .getFirst();
                tx.delete(DomainTypes.CUSTOMER, second.value().id(), second.version());
                return 0;
            });
            chain.sync(one);
            chain.sync(two);
            assertEquals(List.of(), found(two, "ann"));
        }
    }

    /** Whoever is entered again is suggested, also when the row that is alike was merged. */
    @Test
    void whoIsAlikeIsFoundAmongAll() {
        try (var till = CustomerTill.enrolled(folder)) {
            created(till, "1", "Ann Archer");
            created(till, "2", "Berta Baker");
            created(till, "3", "Carla Cook");
            till.desk().merge(BO, "2", "3").orThrow();
            var entered = till.desk()
                    .create(BO, Map.of(Detail.NUMBER, "4", Detail.NAME, "Baker, Berta"))
                    .orThrow();
            assertEquals(
                    List.of("3 4"),
                    entered.alike().stream()
                            .map(pair ->
                                    pair.one().number() + " " + pair.other().number())
                            .map(pair -> pair.equals("4 3") ? "3 4" : pair)
                            .toList());
        }
    }

    /** Counts the rows that are handed out, and so opened. */
    private static final class Counting implements Reader {

        private final Reader reader;
        private long rows;

        Counting(Reader reader) {
            this.reader = reader;
        }

        @Override
        public <T extends Record> Optional<Stored<T>> find(EntityType<T> type, String id) {
            var found = reader.find(type, id);
            rows += found.isPresent() ? 1 : 0;
            return found;
        }

        @Override
        public Optional<Row> row(EntityType<?> type, String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T extends Record> List<Stored<T>> select(EntityType<T> type, Selection selection) {
            var found = reader.select(type, selection);
            rows += found.size();
            return found;
        }

        @Override
        public long count(EntityType<?> type, Selection selection) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T extends Record> List<Stored<T>> search(EntityType<T> type, String words, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <R> List<R> query(String sql, List<?> arguments, RowMapper<R> mapper) {
            return reader.query(sql, arguments, mapper);
        }

        @Override
        public <R> void forEach(String sql, List<?> arguments, RowMapper<R> mapper, Consumer<R> consumer) {
            throw new UnsupportedOperationException();
        }
    }
}
