package org.evertill.headoffice.postgres.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.Quantity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rows as CSV: UTF-8, comma, a header, amounts as decimals of the major unit, moments in UTC. Memory stays flat. */
final class CsvExport {

    private static final Logger LOG = LoggerFactory.getLogger(CsvExport.class);
    private static final int FETCH_ROWS = 1_000;
    private static final Duration TIME_LIMIT = Duration.ofMinutes(30);

    private static final Map<String, Export> EXPORTS = Map.of(
            "sales", new Export(DomainTypes.SALE, "completed_at, receipt, id"),
            "lines", new Export(DomainTypes.SALE_LINE, "completed_at, sale_id, position"),
            "payments", new Export(DomainTypes.PAYMENT, "paid_at, sale_id, id"));

    private static final String STOCK = """
            SELECT b.store_id, b.product_id, p.sku, p.name, b.quantity_milli
              FROM stock_balance b LEFT JOIN products p ON p.id = b.product_id AND NOT p.is_deleted
             ORDER BY b.store_id, p.sku, b.product_id
            """;

    private final Transactions transactions;
    private final Tables tables;

    CsvExport(Transactions transactions, Tables tables) {
        this.transactions = transactions;
        this.tables = tables;
    }

    private record Export(EntityType<?> type, String order) {}

    /** Writes the file, which appears only when it is complete; gives the number of rows below the header. */
    Outcome<Long> export(String what, Path target) {
        var export = EXPORTS.get(what);
        if (export == null && !what.equals("stock")) {
            return Outcome.failed(
                    "headoffice.unknown-export", "There is no such export. Choose sales, lines, payments or stock.");
        }
        if (Files.isDirectory(target)) {
            return Outcome.failed(unwritable(target));
        }
        var part = target.resolveSibling(target.getFileName() + ".part");
        return transactions.longSnapshot(TIME_LIMIT, connection -> {
            try {
                long rows = export == null ? stock(connection, part) : rows(connection, export, part);
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
                return rows;
            } catch (IOException e) {
                throw new ProblemException(unwritable(target), e);
            } finally {
                discard(part);
            }
        });
    }

    private static Problem unwritable(Path target) {
        return Problem.of(
                        "headoffice.export-failed",
                        "The file could not be written. Check that the folder is there, may be written to and has room.")
                .with("file", target);
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            LOG.debug("what was written of an export stays at {}", part, e);
        }
    }

    private long rows(Connection connection, Export export, Path file) throws SQLException, IOException {
        var table = tables.find(export.type.table()).orElseThrow();
        var columns = new CsvColumns(table.type());
        String sql = "SELECT " + table.selectList("t") + " FROM " + table.name() + " t WHERE NOT t.is_deleted ORDER BY "
                + export.order;
        return write(connection, sql, file, columns.header(), rows -> columns.values(table.read(rows, 1)));
    }

    private static long stock(Connection connection, Path file) throws SQLException, IOException {
        var header = List.of("store_id", "product_id", "sku", "name", "quantity");
        return write(connection, STOCK, file, header, rows -> {
            String sku = rows.getString(3);
            String name = rows.getString(4);
            return List.of(
                    rows.getString(1),
                    rows.getString(2),
                    sku == null ? "" : sku,
                    name == null ? "" : name,
                    new Quantity(rows.getLong(5)).toString());
        });
    }

    /** A line of the file from the row a result stands on. */
    @FunctionalInterface
    private interface Line {
        List<String> of(ResultSet rows) throws SQLException;
    }

    private static long write(Connection connection, String sql, Path file, List<String> header, Line line)
            throws SQLException, IOException {
        try (var csv = CsvWriter.builder().build(file);
                var query = connection.prepareStatement(sql)) {
            csv.writeRecord(header);
            query.setFetchSize(FETCH_ROWS);
            long count = 0;
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    csv.writeRecord(line.of(rows));
                    count++;
                }
            }
            return count;
        }
    }
}
