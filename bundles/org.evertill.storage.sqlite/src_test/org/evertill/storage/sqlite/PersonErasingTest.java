package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.Row;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Selection;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Erasure;
import org.evertill.sync.protocol.Operation.Contents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer is erased at head office, and at two tills of which one was away and had edits; with SQLite, PostgreSQL and HTTP. */
class PersonErasingTest {

    private static final Author CASHIER = new Author("cashier");
    private static final Pattern SEALED = Pattern.compile("enc1\\.[A-Za-z0-9_-]{8}\\.[A-Za-z0-9_-]{38,}");

    private final Ticks clock = new Ticks();
    private final PostgresOffice office = new PostgresOffice(clock);
    private final List<String> words = new ArrayList<>();

    @TempDir
    private Path directory;

    private RestoreTill one;
    private RestoreTill two;

    @BeforeEach
    void live() {
        one = till("one");
        two = till("two");
        make(one, new Customer("ann", "N1", word("name"), word("mail"), word("tel"), "GB", word("tax")));
        make(one, new Customer("eve", "N2", "Eve Stays", "eve@example.org", null, "GB", null));
        one.sell();
        office.round(one.store());
        office.round(two.store());
        rename(two, word("second"));
        office.round(two.store());
        rename(one, word("concurrent"));
        two.sell();
        office.round(one.store());
        office.round(two.store());
        office.round(one.store());
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
        office.close();
    }

    private RestoreTill till(String name) {
        var till = new RestoreTill(directory.resolve(name), office.types(), clock);
        office.enrol(till.store(), "R" + name.length() + name.charAt(0));
        office.round(till.store());
        return till;
    }

    private String word(String kind) {
        String word = "Wz" + kind + "ß" + (9_000_000 + words.size() * 7L);
        words.add(word);
        return word;
    }

    private static void make(RestoreTill till, Customer customer) {
        till.store().write(CASHIER, tx -> {
            tx.insert(DomainTypes.CUSTOMER, customer);
            return 0;
        });
    }

    private static void rename(RestoreTill till, String name) {
        till.store().write(CASHIER, tx -> {
            var old = tx.find(DomainTypes.CUSTOMER, "ann").orElseThrow();
            var was = old.value();
            var now = new Customer("ann", "N1", name, was.email(), was.phone(), was.country(), was.taxNumber());
            tx.update(DomainTypes.CUSTOMER, now, old.version());
            return 0;
        });
    }

    private void erase() {
        office.desk()
                .personalData()
                .erase("customers", "ann", "asked for it", "boss")
                .orThrow();
    }

    private List<String> books() {
        return office.query(
                "SELECT concat_ws('|', id, receipt, total_minor, tax_minor) FROM sales ORDER BY 1",
                row -> row.getString(1));
    }

    private String dumpOfOffice() {
        String tables = String.join(
                " UNION ALL ",
                office.query(
                        "SELECT 'SELECT t::text FROM ' || quote_ident(relname) || ' t' FROM pg_class WHERE relkind = 'r'"
                                + " AND relnamespace = current_schema()::regnamespace ORDER BY 1",
                        row -> row.getString(1)));
        return String.join("\n", office.query(tables, row -> row.getString(1)));
    }

    /** All that somebody with the key could open. */
    private static String opened(RestoreTill till) {
        var text = new StringBuilder();
        till.log().forEach(op -> text.append(op).append('\n'));
        till.store()
                .read(r -> r.query("SELECT id FROM customers", List.of(), row -> row.getString(1)))
                .forEach(id ->
                        text.append(String.valueOf(till.store().<Object>read(r -> r.find(DomainTypes.CUSTOMER, id)))));
        till.store().read(r -> r.select(Conflict.TYPE, Selection.all())).forEach(text::append);
        return text.toString();
    }

    private void assertNothingIsLeft(RestoreTill till) {
        String opened = opened(till);
        words.forEach(word -> assertFalse(opened.contains(word), word));
        assertTrue(opened.contains("Eve Stays"));
        assertEquals(List.of(), till.store().check().check(step -> {}).findings());
    }

    /** What was sealed and is in no table any more does not stand in the unused parts of the file either. */
    private static void assertNoOldPages(Path home) throws Exception {
        var kept = new TreeSet<String>();
        FileBytes.dump(home.resolve("till.db"))
                .forEach(line -> SEALED.matcher(line).results().forEach(found -> kept.add(found.group())));
        for (String file : List.of("till.db", "till.db-wal")) {
            if (Files.exists(home.resolve(file))) {
                String bytes = Files.readString(home.resolve(file), StandardCharsets.ISO_8859_1);
                // Columns follow each other without anything between, and a long value goes on on another page.
                SEALED.matcher(bytes)
                        .results()
                        .map(MatchResult::group)
                        .forEach(found -> assertTrue(
                                kept.stream().anyMatch(k -> found.startsWith(k) || k.startsWith(found)),
                                () -> file + ": " + found));
            }
        }
    }

    @Test
    void nothingIsLeftAnywhereAndTheBooksAreWhole() throws Exception {
        var books = books();
        for (String word : words) {
            assertTrue(dumpOfOffice().contains(word), word);
            assertTrue(opened(one).contains(word) || opened(two).contains(word), word);
        }
        erase();
        // One till does not know of it yet, and goes on.
        rename(two, word("late"));
        two.sell();
        office.round(one.store());
        office.round(two.store());
        office.round(one.store());
        assertNothingIsLeft(one);
        assertNothingIsLeft(two);
        assertTrue(one.store().check().check(step -> {}).counted().get("erased") > 0);
        String left = dumpOfOffice();
        words.forEach(word -> assertFalse(left.contains(word), word));
        assertEquals(List.of(), office.findings());
        assertTrue(books().containsAll(books));
        assertEquals(
                List.of(),
                office.query("SELECT code FROM sync_incidents WHERE code LIKE 'sync.row%'", row -> row.getString(1)),
                "tills and head office have the same rows");
        assertEquals(books.size() + 1, books().size());
        one.close();
        two.close();
        one = new RestoreTill(directory.resolve("one"), office.types(), clock);
        two = new RestoreTill(directory.resolve("two"), office.types(), clock);
        assertNoOldPages(directory.resolve("one"));
        assertNoOldPages(directory.resolve("two"));
        assertEquals(Set.of(), FileBytes.found(directory, words));
    }

    /** The till hears of it while an edit is pending: that goes up without its values, at its place. */
    @Test
    void whatIsPendingLosesItsValuesAndKeepsItsPlace() throws Exception {
        try (var till = new TestTill(directory.resolve("alone"), DomainTypes.ALL, List.of())) {
            var ann = new Customer("ann", "N1", word("pulled"), null, null, "GB", null);
            till.pull(0, till.entry(DomainTypes.CUSTOMER, ann, 1));
            till.write(tx -> tx.update(
                    DomainTypes.CUSTOMER,
                    new Customer("ann", "N1", word("pending"), null, null, "FR", null),
                    tx.find(DomainTypes.CUSTOMER, "ann").orElseThrow().version()));
            var before = till.log().getLast();
            till.pull(
                    0,
                    till.entry(DomainTypes.CUSTOMER, new Customer("ann", "N1", null, null, null, "GB", null), 2),
                    till.entry(
                            Erasure.TYPE,
                            Erasure.of("customers", "ann", "asked", TestTill.CLOCK.instant(), "boss"),
                            1));
            var after = till.log().getLast();
            assertEquals(Contents.ERASED, after.contents());
            assertEquals(before.hash(), after.hash());
            assertEquals(Row.EMPTY.with("country", "FR").with("name", null), after.after());
            var shown = till.store()
                    .read(r -> r.find(DomainTypes.CUSTOMER, "ann"))
                    .orElseThrow()
                    .value();
            assertEquals(new Customer("ann", "N1", null, null, null, "FR", null), shown);
            assertEquals(List.of(), till.findings());
            till.reopen();
            assertEquals(List.of(), till.findings());
        }
        assertNoOldPages(directory.resolve("alone"));
    }

    @Test
    void nobodyIsEnteredIntoARowThatWasErased() {
        erase();
        office.round(one.store());
        var refused = assertThrowsProblem(() -> rename(one, "Somebody"));
        assertEquals("entity.erased", refused);
    }

    private static String assertThrowsProblem(Runnable work) {
        try {
            work.run();
            throw new AssertionError("it was not refused");
        } catch (RuntimeException e) {
            return assertInstanceOf(ProblemException.class, e).problem().code();
        }
    }

    /** A till's database of before is put back: it hears of it once more. */
    @Test
    void aBackupOfBeforeIsErasedWithTheNextExchange() {
        one.backUp(directory.resolve("backup"));
        erase();
        office.round(one.store());
        assertNothingIsLeft(one);
        one.putBack(directory.resolve("backup"));
        assertTrue(opened(one).contains(words.getFirst()), "it is back");
        one.sell();
        office.round(one.store());
        office.round(one.store());
        assertNothingIsLeft(one);
        assertEquals(List.of(), office.findings());
    }
}
