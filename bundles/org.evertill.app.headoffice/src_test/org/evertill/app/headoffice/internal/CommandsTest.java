package org.evertill.app.headoffice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.evertill.headoffice.postgres.embedded.EmbeddedPostgres;
import org.evertill.headoffice.postgres.embedded.EmbeddedSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a real, built-in PostgreSQL: the first as on a machine where no server runs, the others beside one. */
class CommandsTest {

    private static final String PIN = "2468";

    @TempDir
    private static Path data;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void enrol() {
        var run = Run.on(data);
        assertEquals(
                0, run.command("enrolment-code", "--store", "S1", "--register", "R1", "--country", "gb"), run.said());
        assertTrue(run.out.toString().startsWith("Enrolment code for register S1-R1: "), run.said());
        assertEquals(14, run.found("([A-Z0-9]{4}(?:-[A-Z0-9]{4})+)").length(), run.said());
        startDatabase();
    }

    private static void startDatabase() {
        postgres = EmbeddedPostgres.start(
                        EmbeddedSettings.in(data.resolve("postgres")).withBinaries(Run.PROGRAMS))
                .orThrow();
    }

    @AfterAll
    static void stopDatabase() {
        postgres.close();
    }

    @Test
    void aNewStoreGetsItsCountrysRatesAndCurrencyOnce() throws SQLException {
        assertEquals("GBP", sql("select currency from stores where id = 'S1'"));
        assertEquals(
                "2000",
                sql("select rate_basis_points from tax_rates where country_code = 'GB'"
                        + " and tax_class = 'standard' order by valid_from desc limit 1"));
        assertEquals("1", sql("select count(*) from tax_rates where country_code = 'GB' and tax_class = 'zero'"));
        String before = sql("select count(*) from op");
        assertEquals(0, Run.on(data).command("enrolment-code", "--store", "S1", "--register", "R1"));
        assertEquals(before, sql("select count(*) from op"), "nothing was new");
    }

    @Test
    void tendersAreAddedChangedAndListed() throws SQLException {
        assertEquals(1, Run.on(data).command("tender", "chf"), "a new one needs a type");
        assertEquals(1, Run.on(data).command("tender", "chf", "--type", "foreign_cash", "--currency", "CHF"));
        assertEquals(
                0,
                Run.on(data)
                        .command(
                                "tender",
                                "chf",
                                "--type",
                                "foreign_cash",
                                "--currency",
                                "chf",
                                "--rate",
                                "0.9",
                                "--most",
                                "200"));
        var changed = Run.on(data);
        assertEquals(0, changed.command("tender", "chf", "--rate", "0.8875", "--name", "Francs"), changed.said());
        var list = Run.on(data);
        assertEquals(0, list.command("tender"), list.said());
        assertTrue(
                list.out
                        .toString()
                        .contains("chf (Francs): foreign-cash, CHF at 0.8875, at most 200.00 GBP, opens the drawer"),
                list.said());
        assertEquals("887500000", sql("select rate_e9 from tender_kinds where id = 'chf'"));
        var wrong = Run.on(data);
        assertEquals(1, wrong.command("tender", "card", "--type", "provider"));
        assertTrue(wrong.err.toString().contains("headoffice.bad-tender"), wrong.said());
    }

    @Test
    void storedValuesAreMadeLockedAndListed() throws SQLException {
        assertEquals(1, Run.on(data).command("stored-value", "V-1", "--type", "voucher"));
        assertEquals(1, Run.on(data).command("stored-value", "A-1", "--type", "account", "--currency", "GBP"));
        var made = Run.on(data);
        assertEquals(
                0,
                made.command(
                        "stored-value",
                        "V-1",
                        "--type",
                        "voucher",
                        "--currency",
                        "GBP",
                        "--amount",
                        "25",
                        "--last-day",
                        "2030-12-31"),
                made.said());
        assertEquals(1, Run.on(data).command("stored-value", "V-1", "--type", "voucher", "--currency", "GBP"));
        var locked = Run.on(data);
        assertEquals(0, locked.command("stored-value", "V-1", "--active", "false"), locked.said());
        assertTrue(locked.out.toString().contains("V-1: voucher, 25.00 GBP, until 2030-12-31, locked"), locked.said());
        assertEquals(0, Run.on(data).command("stored-value", "--overdrawn"));
        assertEquals("2500", sql("select balance_minor from stored_values where number = 'V-1'"));
    }

    @Test
    void aStoreOutOfNowhereIsAskedFor() {
        var run = Run.on(data);
        assertEquals(1, run.command("enrolment-code", "--store", "S9", "--register", "R1"));
        assertTrue(run.err.toString().contains("headoffice.new-store"), run.said());
        var wrong = Run.on(data);
        assertEquals(1, wrong.command("enrolment-code", "--store", "S9", "--register", "R1", "--country", "XX"));
        assertTrue(wrong.err.toString().contains("headoffice.bad-store"), wrong.said());
        var zone = Run.on(data);
        int code = zone.command(
                "enrolment-code",
                "--store",
                "S9",
                "--register",
                "R1",
                "--country",
                "DE",
                "--time-zone",
                "Nowhere/Land");
        assertEquals(1, code);
        assertTrue(zone.err.toString().contains("headoffice.bad-store"), zone.said());
    }

    @Test
    void aPinIsReadFromTheInputAndKeptAsAHash() throws SQLException {
        var run = new Run(data, PIN + "\n", Map.of());
        assertEquals(0, run.command("add-staff", "--name", "Anna", "--role", "manager"), run.said());
        String hash = sql("select pin_hash from staff where role = 'MANAGER'");
        assertTrue(hash.startsWith("$argon2id$"), hash);
        assertTrue(new PlainParts().pinHash().orThrow().matches(PIN.toCharArray(), hash));
        for (String wrong : List.of("", "12\n", "12345678901234\n", "12a4\n")) {
            var refused = new Run(data, wrong, Map.of());
            assertEquals(1, refused.command("add-staff", "--name", "Bert", "--role", "cashier"));
            assertTrue(refused.err.toString().contains("headoffice.bad-pin"), refused.said());
        }
        assertEquals("0", sql("select count(*) from staff where name = 'Bert'"));
        var unknown = new Run(data, PIN + "\n", Map.of());
        assertEquals(1, unknown.command("add-staff", "--name", "Bert", "--role", "owner"));
        assertTrue(unknown.err.toString().contains("headoffice.unknown-role"), unknown.said());
        assertTrue(unknown.err.toString().contains("supervisor"), unknown.said());
    }

    @Test
    void rolesAreTheChainsToChange() {
        var list = Run.on(data);
        assertEquals(0, list.command("roles"), list.said());
        assertTrue(list.out.toString().contains("CASHIER (Cashier): COUNT_STOCK"), list.said());
        assertEquals(0, Run.on(data).command("roles", "--allow", "cashier", "refund"));
        assertEquals(0, Run.on(data).command("roles", "--forbid", "cashier", "count-stock"));
        assertEquals(0, Run.on(data).command("roles", "--allow", "florist", "chain.bouquets"));
        var changed = Run.on(data);
        assertEquals(0, changed.command("roles"));
        assertTrue(changed.out.toString().contains("FLORIST (florist): chain.bouquets"), changed.said());
        assertTrue(changed.out.toString().contains("CASHIER (Cashier): EDIT_CUSTOMER"), changed.said());
        assertEquals(1, Run.on(data).command("roles", "--allow", "cashier", "everything"));
    }

    @Test
    void peopleAreListedEndedAndGivenAnotherPin() throws SQLException {
        assertEquals(
                0, new Run(data, PIN + "\n", Map.of()).command("add-staff", "--name", "Zora", "--role", "cashier"));
        String id = sql("select id from staff where name = 'Zora'");
        assertEquals(0, Run.on(data).command("staff", "end", id));
        var list = Run.on(data);
        assertEquals(0, list.command("staff"));
        assertTrue(list.out.toString().lines().anyMatch(l -> l.contains("ended") && l.contains("Zora")), list.said());
        assertEquals(0, Run.on(data).command("staff", "resume", id));
        assertEquals(0, Run.on(data).command("staff", "role", id, "supervisor"));
        assertEquals(0, new Run(data, "9753\n", Map.of()).command("staff", "set-pin", id));
        assertTrue(new PlainParts()
                .pinHash()
                .orThrow()
                .matches("9753".toCharArray(), sql("select pin_hash from staff where name = 'Zora'")));
        assertEquals(0, new Run(data, "a long password\n", Map.of()).command("staff", "set-password", id));
        assertEquals("SUPERVISOR true", sql("select role || ' ' || active::text from staff where name = 'Zora'"));
        assertEquals(1, Run.on(data).command("staff", "end", "nobody"));
    }

    @Test
    void aRateCanBeAddedAndCorrected() throws SQLException {
        assertEquals(
                0, Run.on(data).command("tax-rate", "--country", "US", "--percent", "7.25", "--from", "2024-01-01"));
        assertEquals(0, Run.on(data).command("tax-rate", "--country", "US", "--percent", "8", "--from", "2024-01-01"));
        assertEquals("800", sql("select rate_basis_points from tax_rates where country_code = 'US'"));
        assertEquals(
                1, Run.on(data).command("tax-rate", "--country", "US", "--percent", "101", "--from", "2024-01-01"));
        assertEquals(
                1, Run.on(data).command("tax-rate", "--country", "US", "--percent", "1.234", "--from", "2024-01-01"));
    }

    @Test
    void aClassCanBeMadeUpOfOthers() throws SQLException {
        for (String[] rate : new String[][] {{"standard", "19"}, {"reduced", "7"}}) {
            Run.on(data)
                    .command(
                            "tax-rate",
                            "--country",
                            "AT",
                            "--class",
                            rate[0],
                            "--percent",
                            rate[1],
                            "--from",
                            "2024-01-01");
        }
        var menu =
                new String[] {"tax-rate", "--country", "AT", "--class", "menu", "--from", "2024-01-01", "--parts", ""};
        for (String bad :
                List.of("reduced 70", "reduced 70, standard 31", "reduced 70, none 30", "reduced x, standard 30")) {
            menu[menu.length - 1] = bad;
            var run = Run.on(data);
            assertEquals(1, run.command(menu), bad);
            assertTrue(run.said().contains("headoffice.bad-parts"), run.said());
        }
        menu[menu.length - 1] = "reduced 70, standard 30";
        assertEquals(0, Run.on(data).command(menu));
        assertEquals(
                "reduced 7000, standard 3000 1900",
                sql("select parts || ' ' || rate_basis_points from tax_rates where tax_class = 'menu'"));
        assertEquals(2, Run.on(data).command("tax-rate", "--country", "AT", "--from", "2024-01-01"));
    }

    @Test
    void theHistoryOfARowIsShownAndExported() throws IOException, SQLException {
        Run.on(data).command("tax-rate", "--country", "CA", "--percent", "5", "--from", "2024-01-01");
        Run.on(data).command("tax-rate", "--country", "CA", "--percent", "6", "--from", "2024-01-01");
        String id = sql("select id from tax_rates where country_code = 'CA'");
        var shown = Run.on(data);
        assertEquals(0, shown.command("history", "tax_rates", id), shown.said());
        assertTrue(shown.found("(system:headoffice at hq  UPDATE rate_basis_points: 500 → 600  .APPLIED.)") != null);
        Path file = data.resolve("history.csv");
        var csv = Run.on(data);
        assertEquals(0, csv.command("history", "tax_rates", id, "--csv", file.toString()), csv.said());
        assertTrue(Files.readString(file).contains(",UPDATE,rate_basis_points,500,600,APPLIED,,"));
        assertEquals(1, Run.on(data).command("history", "nothing", id));
    }

    @Test
    void monthsThatTillsKeepAreDecided() throws SQLException {
        assertEquals(0, Run.on(data).command("retention", "--months", "13"));
        assertEquals("13", sql("select fact_months from head_office"));
        assertEquals(1, Run.on(data).command("retention", "--months", "0"));
        assertEquals(2, Run.on(data).command("retention"));
        assertEquals(0, Run.on(data).command("retention", "--all"));
        assertEquals("", sql("select facts_from from head_office"));
    }

    @Test
    void whatNobodyNeedsIsCountedAndTakenOut() throws SQLException {
        assertEquals(1, Run.on(data).command("cleanup", "--silent-days", "0"));
        var due = Run.on(data);
        assertEquals(0, due.command("cleanup", "--dry-run", "--silent-days", "30"), due.said());
        assertEquals("30", sql("select silent_days from head_office"));
        assertTrue(due.out.toString().startsWith("Due: 0 deleted rows, "), due.said());
        var done = Run.on(data);
        assertEquals(0, done.command("cleanup"), done.said());
        assertTrue(done.out.toString().startsWith("Taken out: 0 deleted rows, "), done.said());
    }

    @Test
    void anEmptyHeadOfficeIsWellAndCanBeExported() throws IOException {
        var verify = Run.on(data);
        assertEquals(0, verify.command("verify"), verify.said());
        assertTrue(verify.out.toString().endsWith("All is well.\n"), verify.said());
        Path file = data.resolve("sales.csv");
        var export = Run.on(data);
        assertEquals(0, export.command("export", "sales", "--csv", file.toString()), export.said());
        assertEquals(1, Files.readAllLines(file).size());
        assertEquals(1, Run.on(data).command("export", "nothing", "--csv", file.toString()));
        var tills = Run.on(data);
        assertEquals(0, tills.command("tills", "--json"));
        assertEquals("[]", tills.out.toString().strip());
        var status = Run.on(data);
        assertEquals(0, status.command("status"), status.said());
        assertTrue(status.out.toString().contains("Epoch       "), status.said());
        assertTrue(status.out.toString().contains("Silent      none for more than 7 days."), status.said());
        assertEquals(2, Run.on(data).command("status", "--silent-days", "0"));
    }

    @Test
    void theDatabaseIsToldToPsqlOnlyWhileItRuns() throws IOException {
        stopDatabase();
        var away = Run.on(data);
        assertEquals(1, away.command("database"));
        startDatabase();
        assertTrue(away.err.toString().contains("headoffice.not-running"), away.said());
        var run = Run.on(data);
        assertEquals(0, run.command("database"), run.said());
        Path passfile = Path.of(
                run.found("^PGPASSFILE='(.*)' psql \"host=127.0.0.1 port=\\d+ user=evertill dbname=evertill\""));
        assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(passfile));
        assertTrue(Files.readString(passfile)
                .endsWith(":evertill:evertill:" + postgres.address().password() + "\n"));
        assertFalse(run.said().contains(postgres.address().password()));
        var json = Run.on(data);
        assertEquals(0, json.command("database", "--json"));
        assertTrue(json.out.toString().startsWith("{\"host\":\"127.0.0.1\",\"port\":"), json.said());
    }

    private static String sql(String query) throws SQLException {
        var address = postgres.address();
        try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }

    @Test
    void aFileThatIsNotThereIsNoFaultOfTheProgram() {
        var run = Run.on(data);
        int code = run.command("certificate", "--next-pkcs12", "/no/such.p12", "--password-file", "/no/such/file");
        assertEquals(1, code);
        assertTrue(run.err.toString().contains("headoffice.password-file"), run.said());
    }

    @Test
    void aRowIsRepairedByItsWholeName() {
        var run = Run.on(data);
        assertEquals(2, run.command("repair", "products"), run.said());
        assertTrue(run.err.toString().contains("TABLE and ID"), run.said());
        assertEquals(2, Run.on(data).command("repair", "products", "p1", "--all"));
        assertEquals(0, Run.on(data).command("repair"));
    }

    @Test
    void aKeptEditIsTakenByItsNumber() {
        var run = Run.on(data);
        assertEquals(0, run.command("kept"), run.said());
        assertTrue(run.out.toString().contains("No edits wait."), run.said());
        assertEquals(0, Run.on(data).command("kept", "--take-all"));
        assertEquals(2, Run.on(data).command("kept", "--field", "name"));
        assertEquals(2, Run.on(data).command("kept", "--take", "1", "--leave", "1"));
        var decided = Run.on(data);
        assertEquals(1, decided.command("kept", "--leave", "1"), decided.said());
        assertTrue(decided.said().contains("headoffice.edit-decided"), decided.said());
    }

    @Test
    void distributePrintsItsPlanAndNeedsACluster() {
        var plan = Run.on(data);
        assertEquals(0, plan.command("distribute"), plan.said());
        assertTrue(
                plan.out.toString().contains("SELECT create_distributed_table('sales', 'scope', colocate_with => "),
                plan.said());
        var applied = Run.on(data);
        assertEquals(1, applied.command("distribute", "--apply"), applied.said());
        assertTrue(applied.said().contains("headoffice.no-citus"), applied.said());
    }
}
