package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.TestTill.insert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.evertill.domain.DomainTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every check finds the damage it is there for. */
class VerifyTest {

    private final Fixture fixture = new Fixture();
    private final TestTill till = fixture.till("S1", "R1");

    @BeforeEach
    void fill() {
        for (int i = 0; i < 5; i++) {
            till.sale(2, 1);
        }
        till.transaction(insert(DomainTypes.PRODUCT, TestTill.product("p1", "first")));
        till.pushAll();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void soundDatabaseHasNoFindings() {
        var verification = fixture.desk().verify();
        assertEquals(List.of(), verification.findings());
        assertTrue(
                verification.counted().contains("5 rows in sales"),
                verification.counted().toString());
        assertTrue(
                verification.counted().contains(till.log.size() + 3 + " operations, their hash chains taken anew"),
                verification.counted().toString());
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    UPDATE op SET body = replace(body, '125', '126') WHERE seq = 2                  | the hash does not fit the operation
                    UPDATE op SET hash = repeat('0', 64) WHERE seq = 3                              | seq 3: the hash does not fit the operation
                    DELETE FROM op WHERE seq = 5                                                    | goes from seq 4 to 6
                    DELETE FROM op WHERE seq = 31                                                   | its operations end at 30
                    UPDATE replica SET last_hash = 'x' WHERE id <> 'hq'                             | with another hash
                    INSERT INTO op SELECT 'ghost', seq, received_at, txn, table_name, entity_id, scope, kind, hlc, user_id, hash, body FROM op WHERE seq = 1 AND replica = 'hq' | the replica ghost, which is not in replica
                    UPDATE row_meta SET seq = 9999 WHERE seq = 2 AND scope LIKE 'facts:%'           | has seq 9999, the scope's head is 30
                    DELETE FROM scope WHERE id = 'store:S1'                                         | the scope's head is null
                    DROP INDEX row_meta_feed; UPDATE row_meta SET seq = 3 WHERE seq = 2 AND scope LIKE 'facts:%' | seq 3 is given 2 times
                    UPDATE scope SET digest = digest + 1 WHERE id = 'chain'                         | scope chain: its rows are not those that were merged
                    UPDATE products SET name = 'forged'                                             | scope chain: its rows are not those that were merged
                    DELETE FROM products                                                            | products: row p1 in chain is in row_meta, and not in the table
                    DELETE FROM row_meta WHERE entity_id = 'p1'                                     | products: row p1 in chain has no entry in row_meta
                    UPDATE products SET is_deleted = TRUE                                           | products: row p1 in chain is alive here and dead
                    INSERT INTO products (id, sku, name, kind, unit, tax_class, active, scope, sync_status, version_vector, is_deleted) SELECT id, sku, name, kind, unit, tax_class, active, 'store:S1', sync_status, version_vector, is_deleted FROM products | products: row p1 is in 2 scopes
                    UPDATE sales SET receipt_number = 9 WHERE receipt_number = 5                    | series A: number 9 follows 4
                    UPDATE sales SET receipt_number = 2 WHERE receipt_number = 3                    | series A: number 2 is given twice
                    DELETE FROM sales WHERE receipt_number = 1                                      | series A: number 2 follows 0
                    UPDATE sales SET total_minor = 251 WHERE receipt_number = 3                     | says total 251
                    UPDATE sale_lines SET tax_minor = tax_minor + 1                                 | its lines come to total 250, tax 42
                    DELETE FROM payments                                                            | paid 0
                    DELETE FROM sales WHERE receipt_number = 5                                      | which is not here
                    UPDATE stock_balance SET quantity_milli = quantity_milli + 1                    | balance -4.999, movements come to -5
                    DELETE FROM stock_balance WHERE product_id = 'product-1'                        | product product-1: balance 0, movements come to -5
                    UPDATE stock_balance SET count_id = 'c' WHERE product_id = 'product-1'          | product product-1: balance -5 on count c, movements come to -5
                    INSERT INTO stock_counts (id, store_id, occurred_at, register_id, product_id, quantity_milli, expected_milli, staff_id, scope, sync_status, version_vector, is_deleted) SELECT 'c', 'S1', now(), 'R', 'product-1', 7000, 0, 'kim', scope, 'SYNCED', '', FALSE FROM stock_movements LIMIT 1 | balance -5, count c and movements come to 7
                    DELETE FROM unique_claim                                                        | registers has 1 values of code, 0 are claimed
                    UPDATE unique_claim SET claimants = replace(claimants, 'S1-R1', 'other')        | is of [S1-R1], and claimed by [other]
                    UPDATE row_meta SET conflicts = '{"life":[1,{"id":"c1","row_scope":"chain","table_name":"products","entity_id":"p1","field_group":"life","status":"OPEN","siblings":"[]","opened_at":"2026-11-23T09:00:00.000Z","rule":"manual"}]}' WHERE entity_id = 'p1' | c1 is remembered as open, and is not there
                    DELETE FROM stock_movements                                                     | movements come to 0
                    """)
    void damageIsFoundAndNamed(String damage, String finding) {
        fixture.execute("ALTER TABLE op DISABLE TRIGGER op_immutable; " + damage);
        var findings = fixture.desk().verify().findings();
        assertTrue(findings.stream().anyMatch(f -> f.contains(finding)), findings.toString());
    }

    @Test
    void findingsAreBounded() {
        var findings = new Findings();
        for (int i = 0; i < Findings.MAX_FINDINGS + 5; i++) {
            findings.add("finding " + i);
        }
        var verification = findings.verification();
        assertEquals(Findings.MAX_FINDINGS + 1, verification.findings().size());
        assertEquals("… and 5 more", verification.findings().getLast());
    }

    @Test
    void operationsAreNotChangedOrDeletedBySql() {
        for (String sql : List.of("UPDATE op SET body = 'x'", "DELETE FROM op", "UPDATE op SET hash = 'x'")) {
            assertThrows(IllegalStateException.class, () -> fixture.execute(sql));
        }
    }
}
