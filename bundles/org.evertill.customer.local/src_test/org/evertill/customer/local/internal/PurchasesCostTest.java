package org.evertill.customer.local.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a customer bought is not looked for among what everybody did. */
class PurchasesCostTest {

    /** As the repository asks for the latest of one customer. */
    private static final String NEWEST = """
        SELECT id FROM sales WHERE is_deleted = 0 AND customer_id = ? ORDER BY completed_at DESC, id LIMIT 20\
        """;

    @TempDir
    Path directory;

    @Test
    void eachQuestionBeginsAtTheIndexOnTheCustomer() {
        try (var till = CustomerTill.enrolled(directory)) {
            for (String sql : List.of(Purchases.SUMS, NEWEST)) {
                var plan = till.database.read(reader ->
                        reader.query("EXPLAIN QUERY PLAN " + sql, List.of("c"), row -> row.getString("detail")));
                assertTrue(plan.getFirst().contains("USING INDEX sales_of_customers (customer_id=?)"), plan.toString());
                assertFalse(plan.toString().contains("SCAN"), plan.toString());
            }
        }
    }
}
