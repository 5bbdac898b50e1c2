package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import org.evertill.stock.StockTypes;

/** What documents of goods say has moved: each of their lines by one movement of its name, and no other movement of such a kind. */
final class StockDocumentCheck {

    private static final String UNMOVED = """
            SELECT d.number, l.id FROM stock_document_lines l
              LEFT JOIN stock_documents d ON d.id = l.document_id AND NOT d.is_deleted
              LEFT JOIN stock_movements m ON m.id = l.id AND NOT m.is_deleted
             WHERE NOT l.is_deleted
               AND (d.id IS NULL OR d.kind IS DISTINCT FROM l.kind OR d.store_id IS DISTINCT FROM l.store_id
                    OR l.kind <> 'SETTLEMENT'
                       AND (m.store_id, m.product_id, m.quantity_milli, m.kind)
                           IS DISTINCT FROM (l.store_id, l.product_id, l.quantity_milli, l.kind)
                    OR l.kind = 'SETTLEMENT' AND m.id IS NOT NULL)
             ORDER BY d.number, l.id
            """;

    private static final String UNWRITTEN = """
            SELECT m.id, m.kind FROM stock_movements m
             WHERE m.kind IN ('RECEIPT', 'TRANSFER_OUT', 'TRANSFER_IN') AND NOT m.is_deleted
               AND NOT EXISTS (SELECT FROM stock_document_lines l WHERE l.id = m.id AND NOT l.is_deleted)
             ORDER BY m.id
            """;

    private static final String TWICE = """
            SELECT number, count(*) FROM stock_documents WHERE NOT is_deleted GROUP BY number HAVING count(*) > 1
             ORDER BY number
            """;

    private StockDocumentCheck() {}

    static void run(Connection connection, Tables tables, Findings findings) throws SQLException {
        if (tables.find(StockTypes.DOCUMENT.table()).isEmpty()) {
            return;
        }
        Scan.each(
                connection,
                UNMOVED,
                row -> findings.add("stock_documents: " + row.getString(1) + ": line " + row.getString(2)
                        + " is not what moved, or not of its document"));
        Scan.each(
                connection,
                UNWRITTEN,
                row -> findings.add("stock_movements: " + row.getString(1) + " of kind " + row.getString(2)
                        + " belongs to no document"));
        Scan.each(
                connection,
                TWICE,
                row -> findings.add(
                        "stock_documents: number " + row.getString(1) + " is given " + row.getLong(2) + " times"));
        findings.counted(Scan.number(connection, "SELECT count(*) FROM stock_documents")
                + " documents of goods, their lines and movements");
    }
}
