package org.evertill.headoffice.postgres.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.CanonicalJson;
import org.evertill.entity.Row;
import org.evertill.entity.RowJson;
import org.evertill.file.WholeFile;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Erasure;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.protocol.CanonicalChange;
import org.jspecify.annotations.Nullable;

/** Gathers what is held about a customer, in one snapshot. The words of the file are those of the tables. */
final class PersonExport {

    private static final String TABLE = DomainTypes.CUSTOMER.table();

    private static final String OPERATIONS = """
        SELECT received_at, replica, seq, txn, user_id, kind, hlc, verdict, reason, contents, body
          FROM op WHERE entity_id = ? AND table_name = ? ORDER BY arrival
        """;

    private static final String LOSSES = """
        SELECT decided_at, field_group, rule, winner_replica, winner_seq, winner_value, loser_replica, loser_seq, loser_value
          FROM merge_audit WHERE entity_id = ? AND table_name = ? ORDER BY id
        """;

    private static final String KEPT = """
        SELECT offered_at, array_to_string(replicas, ' ') AS replicas, version, deleted, decision, row AS kept_value
          FROM kept_edit WHERE entity_id = ? AND table_name = ? ORDER BY id
        """;

    private static final String APART = """
        SELECT replica, seq, txn, contents, body FROM apart_op WHERE entity_id = ? AND table_name = ? ORDER BY replica, seq
        """;

    /** Incidents about operations on the row. */
    static final String INCIDENTS = """
        EXISTS (SELECT FROM op o WHERE o.entity_id = ? AND o.table_name = ? AND o.replica = t.replica
                   AND o.seq BETWEEN t.first_seq AND t.last_seq)
        """;

    private final Connection connection;
    private final Tables tables;

    PersonExport(Connection connection, Tables tables) {
        this.connection = connection;
        this.tables = tables;
    }

    /** Gives the number of sales. */
    long write(String id, Path target) throws SQLException {
        var found = about(id);
        if (!isKnown(found)) {
            throw new ProblemException(noSuchPerson(id));
        }
        var sales = new ArrayList<>(sales(id));
        var others = new ArrayList<SortedMap<String, @Nullable Object>>();
        for (String other : SamePerson.rowsOf(connection, id)) {
            if (!other.equals(id)) {
                others.add(about(other));
                sales.addAll(sales(other));
            }
        }
        found.put("same_person", others);
        found.put("sales", sales);
        write(found, target);
        return sales.size();
    }

    /** What is held about one row. */
    private SortedMap<String, @Nullable Object> about(String id) throws SQLException {
        var found = new TreeMap<String, @Nullable Object>();
        found.put("table", TABLE);
        found.put("id", id);
        var rows = rows(DomainTypes.CUSTOMER.table(), "t.id = ?", id);
        found.put("row", rows.isEmpty() ? null : rows.getFirst());
        found.put("operations", maps(OPERATIONS, id, TABLE));
        found.put("kept_edits", maps(KEPT, id, TABLE));
        found.put("operations_kept_apart", maps(APART, id, TABLE));
        found.put("values_that_gave_way", maps(LOSSES, id, TABLE));
        found.put("conflicts", rows(Conflict.TYPE.table(), "t.entity_id = ? AND t.table_name = ?", id, TABLE));
        found.put("incidents", rows(Incident.TYPE.table(), INCIDENTS, id, TABLE));
        found.put("erasures", rows(Erasure.TYPE.table(), "t.entity_id = ? AND t.table_name = ?", id, TABLE));
        return found;
    }

    private static boolean isKnown(SortedMap<String, @Nullable Object> found) {
        return found.get("row") != null
                || Stream.of("operations", "kept_edits", "operations_kept_apart")
                        .anyMatch(kind -> found.get(kind) instanceof List<?> all && !all.isEmpty());
    }

    static Problem noSuchPerson(String id) {
        return Problem.of(
                "headoffice.no-such-person",
                "Nothing is known here about " + id
                        + ". Give the identifier of the row, which is in no receipt but in the table"
                        + " customers (headoffice database shows how to look there).");
    }

    private List<SortedMap<String, @Nullable Object>> sales(String id) throws SQLException {
        var sales = new ArrayList<SortedMap<String, @Nullable Object>>();
        for (Row sale : rows(DomainTypes.SALE.table(), "t.customer_id = ?", id)) {
            var whole = new TreeMap<>(sale.values());
            String saleId = String.valueOf(sale.text("id"));
            whole.put("lines", rows(DomainTypes.SALE_LINE.table(), "t.sale_id = ?", saleId));
            whole.put("payments", rows(DomainTypes.PAYMENT.table(), "t.sale_id = ?", saleId));
            sales.add(whole);
        }
        return sales;
    }

    private List<Row> rows(String name, String condition, String... arguments) throws SQLException {
        Table table = tables.get(name);
        var found = new ArrayList<Row>();
        try (var query = connection.prepareStatement("SELECT " + table.selectList("t") + " FROM " + name + " t WHERE "
                + condition + " ORDER BY t." + table.idColumn())) {
            bind(query, arguments);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(table.read(rows, 1));
                }
            }
        }
        return found;
    }

    private List<SortedMap<String, @Nullable Object>> maps(String sql, String... arguments) throws SQLException {
        var found = new ArrayList<SortedMap<String, @Nullable Object>>();
        try (var query = connection.prepareStatement(sql)) {
            bind(query, arguments);
            try (var rows = query.executeQuery()) {
                var columns = rows.getMetaData();
                while (rows.next()) {
                    var map = new TreeMap<String, @Nullable Object>();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        put(map, columns.getColumnLabel(i), rows.getString(i));
                    }
                    found.add(map);
                }
            }
        }
        return found;
    }

    private static void bind(PreparedStatement query, String... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            query.setString(i + 1, arguments[i]);
        }
    }

    /** What is JSON within a column is taken apart. */
    private static void put(SortedMap<String, @Nullable Object> map, String name, @Nullable String value) {
        if (value != null && name.equals("body")) {
            // The log keeps what a till sent, also the character NUL, which no column holds: it is shown by its
            // picture.
            var change = CanonicalChange.of(value.replace("\\u0000", "\\u2400"));
            map.put("before", change.before());
            map.put("after", change.after());
        } else if (value != null && name.endsWith("_value")) {
            map.put(name, RowJson.parse(value));
        } else {
            map.put(name, value);
        }
    }

    private static void write(SortedMap<String, @Nullable Object> found, Path target) {
        var text = new StringBuilder();
        CanonicalJson.write(text, found);
        try {
            WholeFile.write(target, part -> {
                if (part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.createFile(
                            part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                }
                return Files.writeString(part, text.append('\n'), StandardCharsets.UTF_8);
            });
        } catch (IOException e) {
            throw new ProblemException(CsvExport.unwritable(target), e);
        }
    }
}
