package org.evertill.app.headoffice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.evertill.connection.monitor.internal.ProbingMonitor;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.domain.ProductCode;
import org.evertill.domain.ProductKind;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.entity.Entity;
import org.evertill.entity.EntityType;
import org.evertill.entity.Id;
import org.evertill.entity.ScopeKind;
import org.evertill.headoffice.access.DatabaseOptions;
import org.evertill.headoffice.access.Office;
import org.evertill.storage.Database.Author;
import org.evertill.storage.UnitOfWork;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.engine.internal.BackgroundSync;
import org.evertill.sync.http.internal.HttpSyncTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import picocli.CommandLine;

/** What head office lists for people, of what two real tills have done. */
@Isolated("sets the locale")
class WaitingListTest {

    /** Of a bundle that head office lacks. */
    @Entity(table = "gadgets", scope = ScopeKind.CHAIN)
    record Gadget(@Id String id, String name) {}

    private static final EntityType<Gadget> GADGET = new EntityType<>(Gadget.class);

    @TempDir
    private Path folder;

    private final Locale before = Locale.getDefault(Locale.Category.DISPLAY);
    private final HttpSyncTransport transport = new HttpSyncTransport(Clock.systemUTC());

    @BeforeEach
    void english() {
        Locale.setDefault(Locale.Category.DISPLAY, Locale.US);
    }

    @AfterEach
    void close() {
        Locale.setDefault(Locale.Category.DISPLAY, before);
        transport.close();
    }

    @Test
    void conflictsAndIncidentsAreToldWithNamesPeopleAndPlaces() throws Exception {
        Path data = folder.resolve("headoffice");
        var serving = Run.on(data);
        try (var thread = Executors.newSingleThreadExecutor()) {
            var code = thread.submit(() -> serving.command("serve", "--port", "0"));
            try {
                var address = RealTills.readyAt(serving);
                var types = new ArrayList<EntityType<?>>(DomainTypes.ALL);
                types.add(GADGET);
                hire(data, "anna", "berta");
                try (var first = RealTills.enrolled(data, address, transport, folder.resolve("1"), "R1", types);
                        var second = RealTills.enrolled(data, address, transport, folder, "R2")) {
                    disagree(first, second);
                }
                assertTold(listed(data));
                Locale.setDefault(Locale.Category.DISPLAY, Locale.GERMANY);
                assertTrue(listed(data).contains("Strichcode 5000000000005 gibt es mehr als einmal, seit "));
            } finally {
                serving.stop.request();
                assertEquals(0, code.get(60, TimeUnit.SECONDS));
            }
        }
    }

    private static void hire(Path data, String... people) {
        var options = new DatabaseOptions();
        new CommandLine(options).parseArgs("--data", data.toString());
        try (var office =
                Office.open(options, Map.of(), new PlainParts()::opener).orThrow()) {
            for (String id : people) {
                office.desk()
                        .save(DomainTypes.STAFF, new Staff(id, id, Role.MANAGER, "x", true), OfficeCommand.USER)
                        .orThrow();
            }
        }
    }

    private static String listed(Path data) {
        var list = Run.on(data);
        assertEquals(0, list.command("incidents"), list.said());
        return list.out.toString();
    }

    private static void assertTold(String list) {
        assertTrue(list.contains("Barcode 5000000000005 is there more than once, since "), list);
        assertTrue(list.contains("  1: 5000000000005 of Green tea, stock code T, by anna at register S1-R1, "), list);
        assertTrue(list.contains("  2: 5000000000005 of Milk, stock code M, by berta at register S1-R2, "), list);
        assertTrue(
                list.contains("Product Green tea, stock code T was deleted, and changed by somebody who did not know,"),
                list);
        assertTrue(list.contains(": Kept, with the change of Name: Green tea, by berta at register S1-R2, "), list);
        assertTrue(list.contains("  Decide at a till that sees it."), list);
        assertTrue(list.contains("Set aside: entered by anna at register S1-R1, "), list);
        assertTrue(
                list.contains("  New: Product Robot, stock code R\n  New: gadgets Arm\n  Waits for: gadgets\n"), list);
        assertTrue(
                list.lines()
                        .anyMatch(line -> line.matches(".*\\[\\S+ QUARANTINE merge.unknown-table register:S1-R1 .*")),
                list);
    }

    private void disagree(SqliteStore first, SqliteStore second) {
        write(first, "anna", work -> work.insert(DomainTypes.PRODUCT, product("p1", "T", "Tea")));
        sync(first);
        sync(second);
        write(
                first,
                "anna",
                work -> work.delete(
                        DomainTypes.PRODUCT,
                        "p1",
                        work.find(DomainTypes.PRODUCT, "p1").orElseThrow().version()));
        write(
                first,
                "anna",
                work -> work.insert(DomainTypes.PRODUCT_CODE, new ProductCode("k1", "p1", "5000000000005")));
        write(first, "anna", work -> {
            work.insert(DomainTypes.PRODUCT, product("p3", "R", "Robot"));
            work.insert(GADGET, new Gadget("g", "Arm"));
        });
        write(
                second,
                "berta",
                work -> work.update(
                        DomainTypes.PRODUCT,
                        product("p1", "T", "Green tea"),
                        work.find(DomainTypes.PRODUCT, "p1").orElseThrow().version()));
        write(second, "berta", work -> work.insert(DomainTypes.PRODUCT, product("p2", "M", "Milk")));
        write(
                second,
                "berta",
                work -> work.insert(DomainTypes.PRODUCT_CODE, new ProductCode("k2", "p2", "5000000000005")));
        sync(first);
        sync(second);
    }

    private static Product product(String id, String sku, String name) {
        return new Product(id, sku, name, null, ProductKind.GOODS, "pcs", "standard", true);
    }

    private static void write(SqliteStore till, String user, Consumer<UnitOfWork> what) {
        till.write(new Author(user), work -> {
            what.accept(work);
            return 0;
        });
    }

    private void sync(SqliteStore till) {
        var monitor = new ProbingMonitor(till, transport, Clock.systemUTC());
        monitor.close();
        new BackgroundSync(till, till.changes(), till.pullTarget(), transport, monitor, Clock.systemUTC(), "0.1.0")
                .syncOnce(progress -> {})
                .orThrow();
    }
}
