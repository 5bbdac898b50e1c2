package org.evertill.fiscal.dsfinvk.internal;

import static org.evertill.fiscal.dsfinvk.internal.GermanTill.KIM;
import static org.evertill.fiscal.dsfinvk.internal.GermanTill.eur;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evertill.domain.DomainTypes;
import org.evertill.fiscal.FiscalDesk.Choice;
import org.evertill.fiscal.dsfinvk.internal.DsfinvkExport.Written;
import org.evertill.kernel.Outcome;
import org.evertill.shift.FigureKind;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a tax office would read of a day on which everything happened, held against the Z. */
class DsfinvkExportTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-01");

    /** What is turnover of a rate in a Z. */
    private static final Set<String> SOLD = Set.of("Umsatz", "Pfand", "PfandRueckzahlung");

    @TempDir
    Path directory;

    private GermanTill till;

    @BeforeEach
    void open() {
        till = new GermanTill(directory.resolve("till"));
        till.signing
                .use(new Choice("system:test", Optional.empty(), Optional.of("reference")))
                .orThrow();
    }

    @AfterEach
    void close() {
        till.close();
    }

    private Outcome<Written> export(String name, LocalDate from, LocalDate to) {
        return new DsfinvkExport(till.database, "1.2.3").write(directory.resolve(name), from, to);
    }

    private ReadExport exported() {
        export("out", DAY, DAY).orThrow();
        return new ReadExport(directory.resolve("out"));
    }

    @Test
    void whatIsExportedComesToTheZToTheCent() {
        var figures = new BusyDay(till).happens().z().figures();
        var out = exported();
        for (var rate : figures.rates()) {
            var key = String.valueOf(VatKey.of(rate.basisPoints()).number());
            for (String file : List.of("lines_vat.csv", "businesscases.csv", "transactions_vat.csv")) {
                boolean isBusiness = file.startsWith("business");
                String prefix = isBusiness ? "Z_UMS_" : file.startsWith("lines") ? "POS_" : "BON_";
                String tax = isBusiness ? "Z_UST" : prefix + "UST";
                assertEquals(
                        rate.gross().minor(), out.sum(file, prefix + "BRUTTO", row -> ofKey(row, key)), file + key);
                assertEquals(rate.tax().minor(), out.sum(file, tax, row -> ofKey(row, key)), file + key);
                assertEquals(rate.net().minor(), out.sum(file, prefix + "NETTO", row -> ofKey(row, key)), file + key);
            }
        }
        assertEquals(4, figures.rates().size());
        long owed = figures.further().stream()
                .filter(some -> some.kind() == FigureKind.LIABILITY)
                .mapToLong(some -> some.amount().minor())
                .sum();
        long sold = out.sum("businesscases.csv", "Z_UMS_BRUTTO", row -> SOLD.contains(row.get("GV_TYP")));
        assertEquals(figures.total().minor(), sold + owed);
        assertEquals(
                5_000,
                out.sum(
                        "cash_per_currency.csv",
                        "ZAHLART_BETRAG_WAEH",
                        row -> row.get("ZAHLART_WAEH").equals("EUR")));
        assertEquals(
                0,
                out.sum(
                        "cash_per_currency.csv",
                        "ZAHLART_BETRAG_WAEH",
                        row -> row.get("ZAHLART_WAEH").equals("CHF")),
                "francs left the drawer with the Z");
        assertEquals(5_000, out.sum("cashpointclosing.csv", "Z_SE_BARZAHLUNGEN"));
        long card = figures.tenders().stream()
                .filter(tender -> tender.tender().equals("card"))
                .mapToLong(tender -> tender.amount().minor())
                .sum();
        assertEquals(
                card + 200,
                out.sum(
                        "payment.csv",
                        "Z_ZAHLART_BETRAG",
                        row -> row.get("ZAHLART_NAME").equals("Karte")));
    }

    private static boolean ofKey(Map<String, String> row, String key) {
        return row.get("UST_SCHLUESSEL").equals(key);
    }

    @Test
    void theFilesAgreeWithEachOther() {
        new BusyDay(till).happens();
        var out = exported();
        assertEquals(out.sum("businesscases.csv", "Z_UMS_BRUTTO"), out.sum("payment.csv", "Z_ZAHLART_BETRAG"));
        assertEquals(out.sum("payment.csv", "Z_ZAHLART_BETRAG"), out.sum("cashpointclosing.csv", "Z_SE_ZAHLUNGEN"));
        assertEquals(out.sum("datapayment.csv", "BASISWAEH_BETRAG"), out.sum("payment.csv", "Z_ZAHLART_BETRAG"));
        assertEquals(
                3,
                out.values("transactions.csv", "BON_NAME").stream()
                        .filter("Umtausch"::equals)
                        .count());
        assertEquals(out.sum("itemamounts.csv", "PF_BRUTTO"), discountedLines(out));
        for (String id : out.values("transactions.csv", "BON_ID")) {
            long total = out.sum("transactions.csv", "UMS_BRUTTO", row -> isOf(row, id));
            assertEquals(total, out.sum("lines_vat.csv", "POS_BRUTTO", row -> isOf(row, id)), id);
            assertEquals(total, out.sum("transactions_vat.csv", "BON_BRUTTO", row -> isOf(row, id)), id);
            assertEquals(total, out.sum("datapayment.csv", "BASISWAEH_BETRAG", row -> isOf(row, id)), id);
        }
        var ids = out.values("transactions.csv", "BON_ID");
        assertEquals(ids.size(), new HashSet<>(ids).size());
        assertEquals(List.of(ids.getFirst()), out.values("cashpointclosing.csv", "Z_START_ID"));
        assertEquals(List.of(ids.getLast()), out.values("cashpointclosing.csv", "Z_ENDE_ID"));
        var keys = new HashSet<>(out.values("vat.csv", "UST_SCHLUESSEL"));
        assertEquals(Set.of("1", "2", "5", "6", "2250"), keys);
        assertTrue(keys.containsAll(out.values("lines_vat.csv", "UST_SCHLUESSEL")));
    }

    private static boolean isOf(Map<String, String> row, String bonId) {
        return row.get("BON_ID").equals(bonId);
    }

    /** What the lines cost off which something was taken: their base amounts less the discounts. */
    private static long discountedLines(ReadExport out) {
        var priced = new HashSet<String>();
        out.rows("itemamounts.csv").forEach(row -> priced.add(place(row)));
        return out.sum("lines_vat.csv", "POS_BRUTTO", row -> priced.contains(place(row)));
    }

    private static String place(Map<String, String> row) {
        return row.get("BON_ID") + " " + row.get("POS_ZEILE") + " " + row.get("UST_SCHLUESSEL");
    }

    @Test
    void everyBusinessHasTheWordOfTheStandard() {
        var done = new BusyDay(till).happens();
        var out = exported();
        assertEquals(
                Set.of(
                        "Anfangsbestand",
                        "Umsatz",
                        "Pfand",
                        "PfandRueckzahlung",
                        "MehrzweckgutscheinKauf",
                        "MehrzweckgutscheinEinloesung",
                        "Forderungsentstehung",
                        "Forderungsaufloesung",
                        "TrinkgeldAN",
                        "Einzahlung",
                        "Auszahlung",
                        "Geldtransit",
                        "DifferenzSollIst"),
                Set.copyOf(out.values("businesscases.csv", "GV_TYP")));
        assertEquals(Set.of("Bar", "Unbar", "Keine"), Set.copyOf(out.values("datapayment.csv", "ZAHLART_TYP")));
        var voided = out.rows("transactions.csv").stream()
                .filter(row -> row.get("BON_STORNO").equals("1"))
                .toList();
        assertEquals(
                List.of(done.voided()),
                voided.stream().map(row -> row.get("BON_ID")).toList());
        var references = out.rows("references.csv").stream()
                .filter(row -> isOf(row, done.voided()))
                .toList();
        assertEquals(done.sold(), references.getFirst().get("REF_BON_ID"));
        assertEquals("S1-R1-A", references.getFirst().get("REF_Z_KASSE_ID"));
        assertEquals("1", references.getFirst().get("REF_Z_NR"));
        assertEquals(6, out.rows("references.csv").size());
        assertEquals(
                -13 - 33,
                out.sum(
                        "businesscases.csv",
                        "Z_UMS_BRUTTO",
                        row -> row.get("GV_TYP").equals("DifferenzSollIst")));
        assertEquals(
                255 + 50,
                out.sum(
                        "businesscases.csv",
                        "Z_UMS_BRUTTO",
                        row -> row.get("GV_TYP").equals("TrinkgeldAN")));
        assertTrue(out.values("transactions.csv", "KUNDE_NAME").contains("Ada"));
    }

    /** Annex G; what a till cannot know is named in docs/fiscal.md. */
    @Test
    void whatIsRequiredIsFilled() {
        new BusyDay(till).happens();
        var out = exported();
        var nowhere = Set.of("KUNDE_NAME", "KUNDE_ID", "KUNDE_TYP", "TSE_ZERTIFIKAT_I", "TSE_ZERTIFIKAT_II");
        for (Table table : Table.ALL) {
            for (var row : out.rows(table.file())) {
                for (Column column : table.columns()) {
                    if (column.isRequired() && !nowhere.contains(column.name())) {
                        assertFalse(row.get(column.name()).isEmpty(), table.file() + " " + column.name() + " " + row);
                    }
                }
            }
        }
        for (String empty : List.of("slaves.csv", "pa.csv", "subitems.csv", "allocation_groups.csv")) {
            assertEquals(List.of(), out.rows(empty), empty);
        }
        assertEquals(List.of("Beispiel; \"Handel\" GmbH"), out.values("cashpointclosing.csv", "NAME"));
        assertEquals(List.of("Ecke 2"), out.values("location.csv", "LOC_STRASSE"));
        assertEquals(List.of("Musterweg 1"), out.values("cashpointclosing.csv", "STRASSE"));
        assertEquals(List.of("DEU"), out.values("location.csv", "LOC_LAND"));
    }

    @Test
    void eachSaleAndTheZHaveTheirSignature() throws IOException {
        new BusyDay(till).happens();
        var out = exported();
        var signed = out.rows("transactions_tse.csv");
        long sales = out.rows("transactions.csv").stream()
                .filter(row -> row.get("BON_NAME").isEmpty()
                        || Set.of("Rückgabe", "Umtausch", "Storno", "Kassenabschluss")
                                .contains(row.get("BON_NAME")))
                .count();
        assertEquals(sales, signed.size());
        for (int i = 0; i < signed.size(); i++) {
            assertEquals(String.valueOf(i + 1), signed.get(i).get("TSE_TANR"));
            assertEquals("", signed.get(i).get("TSE_TA_FEHLER"));
        }
        assertEquals("SonstigerVorgang", signed.getLast().get("TSE_TA_VORGANGSART"));
        assertEquals(1, out.rows("tse.csv").size());
        var index = Files.readString(directory.resolve("out").resolve("index.xml"));
        for (Table table : Table.ALL) {
            assertTrue(index.contains("<URL>" + table.file() + "</URL>"));
        }
        assertTrue(index.contains("<Name>Beispiel; \"Handel\" GmbH</Name>"));
        assertTrue(index.contains("<Name>STK_BR</Name><Numeric><Accuracy>5</Accuracy>"));
    }

    /** The device signed what the files say: amounts by tax, cash and the rest. */
    @Test
    void whatWasSignedIsWhatIsExported() {
        new BusyDay(till).happens();
        var out = exported();
        int compared = 0;
        for (var signed : out.rows("transactions_tse.csv")) {
            if (signed.get("TSE_TA_VORGANGSART").equals("Kassenbeleg-V1")) {
                String id = signed.get("BON_ID");
                var amounts = Stream.of(Set.of("1"), Set.of("2"), Set.of("13"), Set.of("4"), Set.of("5", "6"))
                        .map(keys -> decimal(out.sum(
                                "transactions_vat.csv",
                                "BON_BRUTTO",
                                row -> isOf(row, id) && keys.contains(row.get("UST_SCHLUESSEL")))))
                        .collect(Collectors.joining("_"));
                long cash = paid(out, id, "Bar");
                long other = paid(out, id, "Unbar");
                String paid = other == 0
                        ? decimal(cash) + ":Bar"
                        : (cash == 0 ? "" : decimal(cash) + ":Bar_") + decimal(other) + ":Unbar";
                assertEquals("Beleg^" + amounts + "^" + paid, signed.get("TSE_VORGANGSDATEN"));
                compared++;
            }
        }
        assertTrue(compared >= 12, compared + " compared");
    }

    private static long paid(ReadExport out, String id, String type) {
        return out.sum(
                "datapayment.csv",
                "BASISWAEH_BETRAG",
                row -> isOf(row, id) && row.get("ZAHLART_TYP").equals(type));
    }

    private static String decimal(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }

    @Test
    void anOutageIsSaidOfWhatItConcerns() throws IOException {
        till.shifts.open(KIM, Optional.of(eur(0))).orThrow();
        till.cash(till.basket("BAG"));
        till.signing.sign().orThrow();
        var out = directory.resolve("till").resolve("fiscal-reference").resolve("out-of-order");
        Files.writeString(out, "unplugged");
        till.cash(till.basket("2*BAG"));
        till.closed(0, Optional.empty());
        var failing = new ReadExport(directory.resolve("failing"));
        export("failing", DAY, DAY).orThrow();
        assertEquals(
                List.of("", "Sicherheitseinrichtung ausgefallen", "Sicherheitseinrichtung ausgefallen"),
                failing.values("transactions_tse.csv", "TSE_TA_FEHLER"));
        assertEquals(List.of("1", "", ""), failing.values("transactions_tse.csv", "TSE_TANR"));
        Files.delete(out);
        till.clock.move(Duration.ofHours(1));
        till.signing.sign().orThrow();
        assertEquals(
                List.of(
                        "",
                        "Nachträglich signiert 2026-03-01T11:00:00.000Z",
                        "Nachträglich signiert 2026-03-01T11:00:00.000Z"),
                exported().values("transactions_tse.csv", "TSE_TA_FEHLER"));
    }

    @Test
    void theDaysDecideWhichZAndTheOpenShiftIsNoneYet() {
        till.shifts.open(KIM, Optional.of(eur(0))).orThrow();
        till.cash(till.basket("BAG"));
        till.closed(0, Optional.empty());
        till.clock.move(Duration.ofDays(1));
        till.shifts.open(KIM, Optional.empty()).orThrow();
        till.cash(till.basket("2*BAG"));
        till.closed(0, Optional.empty());
        till.shifts.open(KIM, Optional.empty()).orThrow();
        till.cash(till.basket("4*BAG"));
        assertEquals(new Written(1, 2), export("first", DAY, DAY).orThrow());
        assertEquals(new Written(2, 2 + 3), export("both", DAY, DAY.plusDays(1)).orThrow());
        var both = new ReadExport(directory.resolve("both"));
        assertEquals(List.of("1", "2"), both.values("cashpointclosing.csv", "Z_NR"));
        assertEquals(
                List.of("110", "330"),
                List.of(
                        String.valueOf(both.sum(
                                "cashpointclosing.csv",
                                "Z_SE_BARZAHLUNGEN",
                                row -> row.get("Z_NR").equals("1"))),
                        String.valueOf(both.sum(
                                "cashpointclosing.csv",
                                "Z_SE_BARZAHLUNGEN",
                                row -> row.get("Z_NR").equals("2")))));
        assertProblem("fiscal.no-z", export("none", DAY.minusDays(9), DAY.minusDays(1)));
        assertProblem("fiscal.no-export", export("both", DAY, DAY));
    }

    /** What a till let go of, or lost, is not left out in silence. */
    @Test
    void whatIsNotWholeIsNotExported() throws SQLException {
        new BusyDay(till).happens();
        try (var damage = DriverManager.getConnection(
                        "jdbc:sqlite:" + directory.resolve("till").resolve("till.db"));
                var statement = damage.createStatement()) {
            statement.execute("DROP TRIGGER IF EXISTS sales_guard_delete");
            assertEquals(1, statement.executeUpdate("DELETE FROM sales WHERE receipt_number = 2"));
        }
        assertProblem("fiscal.incomplete", export("out", DAY, DAY));
        assertFalse(Files.exists(directory.resolve("out").resolve("index.xml")));
        assertFalse(Files.exists(directory.resolve("out").resolve("lines.csv")));
    }

    @Test
    void withoutACompanyThereIsNoExport() {
        till.database.write(new Author("system:test"), tx -> {
            for (String name : List.of("fiscal.town", "fiscal.vat-id")) {
                tx.select(DomainTypes.SETTING_VALUE, Selection.where(Filter.equal("name", name)))
                        .forEach(row ->
                                tx.delete(DomainTypes.SETTING_VALUE, row.value().id(), row.version()));
            }
            return 0;
        });
        var problem = assertProblem("fiscal.no-company", export("out", DAY, DAY));
        assertTrue(problem.contains("fiscal.town, fiscal.tax-number or fiscal.vat-id"), problem);
    }

    private static String assertProblem(String code, Outcome<?> outcome) {
        var problem = assertInstanceOf(Outcome.Failed.class, outcome).problem();
        assertEquals(code, problem.code());
        return problem.message();
    }
}
