package org.evertill.sync.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Product;
import org.evertill.domain.ProductCode;
import org.evertill.domain.ProductKind;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.UnitPrice;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.merge.Rules;
import org.evertill.sync.merge.Sibling;
import org.evertill.sync.merge.SiblingsJson;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Instant AT = Instant.parse("2026-11-26T06:10:00Z");
    private static final Hlc HLC = new Hlc(AT.toEpochMilli(), 0);

    private final Map<String, Row> rows = new HashMap<>();
    private final Map<String, KnownRows.Origin> origins = new HashMap<>();

    private final KnownRows known = new KnownRows() {
        @Override
        public Optional<EntityType<?>> type(String table) {
            return DomainTypes.ALL.stream().filter(t -> t.table().equals(table)).findFirst();
        }

        @Override
        public Optional<Row> row(String table, String id) {
            return Optional.ofNullable(rows.get(table + "/" + id));
        }

        @Override
        public Origin origin(String table, String id, String replica, long seq) {
            return origins.getOrDefault(replica, Origin.UNKNOWN);
        }
    };

    @BeforeEach
    void rows() {
        keep(DomainTypes.PRODUCT, new Product("p1", "T1", "Tea", null, ProductKind.GOODS, "pcs", "standard", true));
        keep(DomainTypes.PRODUCT, new Product("p2", "T2", "Milk", null, ProductKind.GOODS, "pcs", "standard", true));
        keep(DomainTypes.PRODUCT_CODE, new ProductCode("k1", "p1", "4000417025005"));
        keep(DomainTypes.PRODUCT_CODE, new ProductCode("k2", "p2", "4000417025005"));
        keep(DomainTypes.CUSTOMER, new Customer("c1", "7", null, null, null, null, null));
        keep(DomainTypes.STAFF, new Staff("s1", "Anna", Role.CASHIER, "hash", true));
        var price = new UnitPrice(24_900, Currency.getInstance("EUR"));
        keep(DomainTypes.PRICE_ROW, new PriceRow("r1", "p1", null, price, true, AT, null));
        origins.put("R1", new KnownRows.Origin("s1", "S1-R1"));
    }

    @Test
    void aFieldIsToldWithItsRowItsValuesAndWhoEnteredThem() {
        var siblings = List.of(
                sibling(Row.EMPTY.with("name", "Tea"), "R1", ""), sibling(Row.EMPTY.with("name", "Chai"), "R2", "s2"));
        var told = english().told(conflict("products", "p1", "name", siblings), siblings);
        assertEquals("Product Tea, stock code T1: Name was changed in different ways", told.headline());
        assertEquals(
                List.of(
                        new ConflictWords.Choice("Tea", "by Anna at register S1-R1, Nov 26, 2026, 6:10 AM"),
                        new ConflictWords.Choice("Chai", "by s2 at another till, Nov 26, 2026, 6:10 AM")),
                plain(told.choices()));
        assertEquals(
                "Artikel Tea, Artikelnummer T1: Name wurde verschieden geändert",
                german().headline(conflict("products", "p1", "name", siblings)));
    }

    @Test
    void aGroupOfFieldsIsToldWithTheirNames() {
        var value = Row.EMPTY
                .with("price_e4", 19_950L)
                .with("price_currency", "EUR")
                .with("tax_included", true);
        var siblings = List.of(sibling(value, VersionVector.HEAD_OFFICE, "system:headoffice"));
        var told = german().told(conflict("price_rows", "r1", "price", siblings), siblings);
        assertEquals(
                "Preis von Tea, Artikelnummer T1, alle Filialen, ab 26.11.2026, 06:10: Preis, Steuer enthalten wurde"
                        + " verschieden geändert",
                told.headline());
        assertEquals(
                List.of(new ConflictWords.Choice(
                        "Preis 1,995 €, Steuer enthalten ja", "von der Zentrale in der Zentrale, 26.11.2026, 06:10")),
                plain(told.choices()));
    }

    @Test
    void aClaimIsToldWithTheRowsThatHaveIt() {
        var siblings = List.of(
                sibling(Row.EMPTY.with("entity_id", "k1"), "R1", ""),
                sibling(Row.EMPTY.with("entity_id", "k2"), "R2", "system:cli"));
        var told = german().told(conflict("product_codes", "k1", "unique:code", siblings), siblings);
        assertEquals("Strichcode 4000417025005 gibt es mehr als einmal", told.headline());
        assertEquals(
                List.of(
                        new ConflictWords.Choice(
                                "4000417025005 von Tea, Artikelnummer T1",
                                "von Anna am Kassenplatz S1-R1, 26.11.2026, 06:10"),
                        new ConflictWords.Choice(
                                "4000417025005 von Milk, Artikelnummer T2",
                                "von einem Befehl an einer anderen Kasse, 26.11.2026, 06:10")),
                plain(told.choices()));
    }

    @Test
    void aDeletionIsToldBesideTheEdit() {
        var siblings = List.of(
                sibling(Row.EMPTY.with("is_deleted", true), "R1", ""),
                sibling(Row.EMPTY.with("email", "a@b.example").with("phone", null), "R2", ""),
                sibling(Row.EMPTY.with("is_deleted", false), "R2", ""));
        var told = english().told(conflict("customers", "c1", "life", siblings), siblings);
        assertEquals("Customer 7 was deleted, and changed by somebody who did not know", told.headline());
        assertEquals(
                List.of(
                        "Deleted",
                        "Kept, with the change of E-mail, Telephone: E-mail “a@b.example”, Telephone nothing",
                        "Kept as it is"),
                told.choices().stream().map(ConflictWords.Choice::value).toList());
    }

    @Test
    void whatNoBundleHereBringsIsToldByItsIdentifiers() {
        var siblings = List.of(sibling(Row.EMPTY.with("colour", "red"), "R1", ""));
        var told = english().told(conflict("gadgets", "g1", "colour", siblings), siblings);
        assertEquals("gadgets g1: colour was changed in different ways", told.headline());
        assertEquals("colour red", told.choices().getFirst().value());
    }

    @Test
    void anIncidentIsToldWithWhatItWasAbout() {
        var incident = new Incident(
                "i1",
                "register:S1-R1",
                Incident.Kind.QUARANTINE,
                "R1",
                "txn",
                1,
                2,
                "merge.row-missing",
                "Later.",
                "products",
                "p2",
                Incident.Status.OPEN,
                AT,
                null,
                null);
        var operations = List.of(
                operation(
                        OperationKind.INSERT,
                        "product_codes",
                        "k3",
                        DomainTypes.PRODUCT_CODE.toRow(new ProductCode("k3", "p1", "5"))),
                operation(OperationKind.UPDATE, "products", "p2", Row.EMPTY.with("name", "Milk")));
        var told = new IncidentWords(Locale.GERMAN, ZoneOffset.UTC, known).told(incident, operations);
        assertEquals("Zurückgestellt: eingegeben von Anna am Kassenplatz S1-R1, 26.11.2026, 06:10", told.headline());
        assertEquals(
                List.of(
                        "Neu: Strichcode 5 von Tea, Artikelnummer T1",
                        "Geändert: Artikel Milk, Artikelnummer T2 (Name)",
                        "Wartet auf: Artikel Milk, Artikelnummer T2"),
                told.changes());
    }

    @Test
    void whatWasSetAsideComesWithAReasonAndWhatToDo() {
        var words = new IncidentWords(Locale.ENGLISH, ZoneOffset.UTC, known);
        var waits = words.advice(incident(Incident.Kind.QUARANTINE, "merge.row-missing"));
        assertEquals("It belongs to something that head office does not have yet.", waits.reason());
        assertTrue(waits.todo().startsWith("Nothing to do: it is taken by itself"), waits.todo());
        var lost = words.advice(incident(Incident.Kind.EXCEPTION, "sync.values-lost"));
        assertTrue(lost.todo().startsWith("Enter it again"), lost.todo());
        var taken = words.advice(incident(Incident.Kind.EXCEPTION, "merge.row-missing"));
        assertTrue(taken.todo().startsWith("Nothing to do at the till: it counts."), taken.todo());
        var unknown = words.advice(incident(Incident.Kind.QUARANTINE, "chain.odd"));
        assertEquals("Head office could not take it as it was entered.", unknown.reason());
        assertEquals(
                new SideBySide.Brief("Something that was entered", "set aside by head office"),
                words.brief(incident(Incident.Kind.QUARANTINE, "chain.odd"), List.of()));
    }

    @Test
    void valuesStandBesideEachOtherWithWhatWasBefore() {
        var own = Row.EMPTY
                .with("price_e4", 19_950L)
                .with("price_currency", "EUR")
                .with("tax_included", true);
        var other = own.with("price_e4", 20_000L);
        var siblings = List.of(sibling(own, "R1", ""), sibling(other, VersionVector.HEAD_OFFICE, "s1"));
        var conflict = conflict("price_rows", "r1", "price", siblings);
        var told = sideBySide().compared(conflict, siblings, "R1", own.with("price_e4", 21_000L));
        assertEquals(List.of("Price", "Tax included"), told.fields());
        assertEquals(List.of("€2.10", "yes"), told.before());
        assertEquals(
                List.of("This till", "Head office"),
                told.sides().stream().map(SideBySide.Side::place).toList());
        assertEquals(List.of("€2.00", "yes"), told.sides().getLast().values());
        assertEquals(
                "by Anna, Nov 26, 2026, 6:10 AM", plain(told.sides().getFirst().by()));
        assertEquals(
                List.of(),
                sideBySide().compared(conflict, siblings, "R1", Row.EMPTY).before());
    }

    @Test
    void ofAClaimTheRowsStandBesideEachOther() {
        var siblings = List.of(
                sibling(Row.EMPTY.with("entity_id", "k1"), "R1", ""),
                sibling(Row.EMPTY.with("entity_id", "k2"), "R2", ""));
        var conflict = conflict("product_codes", "k1", "unique:code", siblings);
        var told = sideBySide().compared(conflict, siblings, "R9", Row.EMPTY);
        assertEquals(List.of("Product"), told.fields());
        assertEquals(
                List.of("Tea, stock code T1", "Milk, stock code T2"),
                told.sides().stream().map(SideBySide.Side::name).toList());
        assertEquals(
                List.of("Register S1-R1", "Another till"),
                told.sides().stream().map(SideBySide.Side::place).toList());
        assertEquals(
                new SideBySide.Brief("Barcode 4000417025005", "is there more than once"),
                sideBySide().brief(conflict));
    }

    @Test
    void aLineOfAListIsBrief() {
        var siblings = List.of(sibling(Row.EMPTY.with("name", "Chai"), "R1", ""));
        assertEquals(
                new SideBySide.Brief("Product Tea", "Name: several values"),
                sideBySide().brief(conflict("products", "p1", "name", siblings)));
        var operation = operation(OperationKind.UPDATE, "products", "p2", Row.EMPTY.with("name", "Milk"));
        assertEquals(
                "Geändert: Artikel Milk",
                new IncidentWords(Locale.GERMAN, ZoneOffset.UTC, known)
                        .brief(incident(Incident.Kind.QUARANTINE, "x"), List.of(operation))
                        .title());
    }

    @Test
    void aDeletionStandsBesideTheEditInOneLine() {
        var siblings = List.of(
                sibling(Row.EMPTY.with("is_deleted", true), "R1", ""),
                sibling(Row.EMPTY.with("is_deleted", false), "R2", ""));
        var conflict = conflict("customers", "c1", "life", siblings);
        var told = sideBySide().compared(conflict, siblings, "R1", Row.EMPTY);
        assertEquals(List.of(""), told.fields());
        assertEquals(
                List.of(List.of("Deleted"), List.of("Kept as it is")),
                told.sides().stream().map(SideBySide.Side::values).toList());
    }

    /** Every label of the product's own entities has a German word. */
    @Test
    void everyLabelHasAGermanWord() {
        var texts = new Texts(Locale.GERMAN, ZoneOffset.UTC);
        var missing = DomainTypes.ALL.stream()
                .flatMap(type -> type.columns().stream()
                        .filter(c -> !c.name().equals(type.idColumn()))
                        .filter(c -> Character.isUpperCase(c.label().charAt(0))))
                .map(c -> "label." + c.label().toLowerCase(Locale.ROOT).replace(' ', '-'))
                .filter(key -> texts.find(key).isEmpty())
                .distinct()
                .toList();
        assertEquals(List.of(), missing);
        assertEquals(
                List.of(),
                DomainTypes.ALL.stream()
                        .map(EntityType::table)
                        .filter(table -> texts.find("kind." + table).isEmpty())
                        .toList());
    }

    private SideBySide sideBySide() {
        return new SideBySide(Locale.US, ZoneOffset.UTC, known);
    }

    private static Incident incident(Incident.Kind kind, String code) {
        return new Incident(
                "i1",
                "register:S1-R1",
                kind,
                "R1",
                "txn",
                1,
                2,
                code,
                "Later.",
                null,
                null,
                Incident.Status.OPEN,
                AT,
                null,
                null);
    }

    private ConflictWords english() {
        return new ConflictWords(Locale.US, ZoneOffset.UTC, known);
    }

    private ConflictWords german() {
        return new ConflictWords(Locale.GERMANY, ZoneOffset.UTC, known);
    }

    /** Java writes some spaces as unbreakable ones, in some versions. */
    private static List<ConflictWords.Choice> plain(List<ConflictWords.Choice> choices) {
        return choices.stream()
                .map(c -> new ConflictWords.Choice(plain(c.value()), plain(c.origin())))
                .toList();
    }

    private static String plain(String text) {
        return text.replace('\u202f', ' ').replace('\u00a0', ' ');
    }

    private <T extends Record> void keep(EntityType<T> type, T value) {
        rows.put(type.table() + "/" + type.idOf(value), type.toRow(value));
    }

    private static Sibling sibling(Row value, String replica, String user) {
        return new Sibling(value, replica, 1, 1, HLC, user);
    }

    private static Conflict conflict(String table, String row, String group, List<Sibling> siblings) {
        return new Conflict(
                "x",
                "chain",
                table,
                row,
                group,
                Conflict.Status.OPEN,
                SiblingsJson.write(siblings),
                AT,
                null,
                null,
                Rules.MANUAL);
    }

    private static Operation operation(OperationKind kind, String table, String id, Row after) {
        return new Operation(
                1, "txn", "o", table, id, "chain", kind, Row.EMPTY, after, VersionVector.EMPTY, HLC, "s1", 1, "");
    }
}
