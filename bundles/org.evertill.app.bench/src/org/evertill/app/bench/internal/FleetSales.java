package org.evertill.app.bench.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds what tills have sold against what stands at head office, by plain SQL.
 *
 * @param sold by all tills
 * @param missing sold, and not among head office's sales
 * @param strange among head office's sales, and sold by nobody
 * @param doubled sales with more than one operation that made them
 */
record FleetSales(int sold, int missing, int strange, long doubled) {

    private static final String SALES = "SELECT id FROM sales WHERE register_id LIKE ?";
    private static final String DOUBLED = "SELECT count(*) FROM (SELECT entity_id FROM op WHERE table_name = 'sales'"
            + " GROUP BY entity_id HAVING count(*) > 1) AS twice";

    /**
     * @param prefix that the names of the fleet's stores begin with
     */
    static FleetSales check(Connection database, String prefix, List<FleetTill> tills) throws SQLException {
        Set<String> sold = new HashSet<>();
        tills.forEach(till -> sold.addAll(till.sales()));
        Set<String> there = new HashSet<>();
        try (var query = database.prepareStatement(SALES)) {
            query.setString(1, prefix + "%");
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    there.add(rows.getString(1));
                }
            }
        }
        int missing = (int) sold.stream().filter(id -> !there.contains(id)).count();
        int strange = (int) there.stream().filter(id -> !sold.contains(id)).count();
        try (var query = database.createStatement();
                var row = query.executeQuery(DOUBLED)) {
            row.next();
            return new FleetSales(sold.size(), missing, strange, row.getLong(1));
        }
    }

    boolean isEachThereOnce() {
        return missing == 0 && strange == 0 && doubled == 0;
    }

    String told() {
        return isEachThereOnce()
                ? sold + " sales, each there exactly once"
                : sold + " sales: " + missing + " missing, " + strange + " that nobody sold, " + doubled + " doubled";
    }
}
