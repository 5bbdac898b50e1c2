package org.evertill.headoffice.postgres.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.stream.Stream;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.Row;
import org.evertill.headoffice.HeadOffice;
import org.evertill.kernel.Nanoid;
import org.evertill.sync.merge.SyncTypes;
import org.evertill.sync.protocol.Pull;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a sync costs head office, in statements and rows: the same, however much has happened before. */
class CostOfASyncTest {

    private static final int FEW = 5;
    private static final int MANY = 400;

    private final Fixture fixture = new Fixture();
    private final TestTill till = fixture.till("S1", "R1");
    private final TestTill reader = fixture.till("S1", "R2");
    private final CountedDatabase database = new CountedDatabase(fixture.target);
    private PostgresOpenHeadOffice counted;

    @BeforeEach
    void open() {
        var config = new HikariConfig();
        config.setDataSource(database);
        config.setAutoCommit(false);
        config.setMaximumPoolSize(2);
        counted = new PostgresOpenHeadOffice(
                new HikariDataSource(config),
                Long.parseLong(fixture.query("SELECT shape FROM head_office").getFirst()),
                new Tables(Stream.concat(DomainTypes.ALL.stream(), SyncTypes.ALL.stream())
                        .toList()),
                List.of(),
                fixture.clock,
                Nanoid.secure());
    }

    @AfterEach
    void close() {
        counted.close();
        fixture.close();
    }

    @Test
    void aPushAndAPullCostWhatIsNew() {
        happened(FEW);
        // The first one of a process looks at what later ones know.
        costs();
        var few = costs();
        happened(MANY);
        assertEquals(few, costs());
        assertTrue(few.getFirst().matches("[1-9][0-9]* statements, .*"), few.toString());
    }

    @Test
    void aRowThatChangedOftenIsOneEntryOfTheFeed() {
        till.transaction(TestTill.insert(DomainTypes.PRODUCT, TestTill.product("p1", "0")));
        for (int i = 0; i < 100; i++) {
            till.transaction(TestTill.update(
                    DomainTypes.PRODUCT,
                    "p1",
                    "chain",
                    Row.EMPTY.with("name", "" + i),
                    Row.EMPTY.with("name", "" + (i + 1)),
                    1));
        }
        till.pushAll();
        assertEquals(
                List.of("1"),
                fixture.query("SELECT count(*) FROM row_meta WHERE table_name = 'products' AND scope = 'chain'"));
    }

    /** By the plan: the feed is read from the cursor on, along its index. */
    @Test
    void theFeedIsReadFromTheCursorOn() {
        happened(MANY);
        fixture.execute("ANALYZE row_meta");
        var plan = fixture.query("EXPLAIN SELECT seq, table_name, entity_id, version, deleted FROM row_meta"
                        + " WHERE scope = 'facts:S1:2026-11' AND seq > 1500 ORDER BY seq LIMIT 100")
                .toString();
        assertTrue(plan.contains("row_meta_feed"), plan);
        assertFalse(plan.contains("Seq Scan"), plan);
    }

    private void happened(int sales) {
        int from = till.log.size() + 1;
        for (int i = 0; i < sales; i++) {
            till.sale(1, 1);
        }
        till.push(from, till.log.size()).orThrow();
        reader.pullAll(5_000);
    }

    /** Of one sale that goes up, and of what the other till fetches of it. */
    private List<String> costs() {
        HeadOffice office = counted.headOffice();
        int from = till.log.size() + 1;
        till.sale(1, 1);
        database.counted();
        office.push(till.caller, till.request(from, till.log.size())).orThrow();
        var push = database.counted();
        var request = new Pull.Request(reader.replica(), 1, reader.cursors, 1_000);
        var page = office.pull(reader.caller, request).orThrow();
        reader.cursors = page.cursors();
        assertEquals(4, page.entries().size(), "the sale's rows and nothing else");
        return List.of(push, database.counted());
    }
}
