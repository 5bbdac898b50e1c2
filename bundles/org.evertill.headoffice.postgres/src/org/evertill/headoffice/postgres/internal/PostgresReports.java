package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Register;
import org.evertill.domain.Staff;
import org.evertill.domain.Store;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.ProblemException;
import org.evertill.report.Question;
import org.evertill.report.Report;
import org.evertill.report.ReportCheck;
import org.evertill.report.ReportRun;
import org.evertill.report.ReportRun.RowReader;
import org.evertill.report.ReportTable;
import org.evertill.report.Reports;

/** Reports of what head office has received, each store in its own calendar, all of them in one snapshot. */
final class PostgresReports implements Reports {

    private static final String TENDERS = "tender_kinds";
    private static final Duration TIME_LIMIT = Duration.ofMinutes(30);

    private final Transactions transactions;
    private final Tables tables;

    PostgresReports(Transactions transactions, Tables tables) {
        this.transactions = transactions;
        this.tables = tables;
    }

    @Override
    public Outcome<ReportTable> run(Report report, Question question) {
        var wrong = ReportCheck.days(report, question);
        if (wrong.isPresent()) {
            return Outcome.failed(wrong.get());
        }
        return transactions.longSnapshot(TIME_LIMIT, connection -> {
            var stores = stores(connection, question);
            checkRegister(connection, stores, question);
            return ReportRun.of(report, question, stores, new Source(connection, tables));
        });
    }

    private List<Store> stores(Connection connection, Question question) throws SQLException {
        var all = living(connection, tables, DomainTypes.STORE, Optional.empty()).stream()
                .sorted(Comparator.comparing(Store::id))
                .toList();
        for (String id : question.storeIds()) {
            if (all.stream().noneMatch(store -> store.id().equals(id))) {
                throw new ProblemException(ReportCheck.unknownStore(id));
            }
        }
        return all.stream()
                .filter(store ->
                        question.storeIds().isEmpty() || question.storeIds().contains(store.id()))
                .toList();
    }

    private void checkRegister(Connection connection, List<Store> stores, Question question) throws SQLException {
        if (question.registerId().isEmpty()) {
            return;
        }
        String id = question.registerId().get();
        var register = living(connection, tables, DomainTypes.REGISTER, Optional.of(id)).stream()
                .map(Register::storeId)
                .findFirst();
        if (register.isEmpty() || stores.stream().noneMatch(store -> store.id().equals(register.get()))) {
            throw new ProblemException(ReportCheck.unknownRegister(id));
        }
    }

    private static <T extends Record> List<T> living(
            Connection connection, Tables tables, EntityType<T> type, Optional<String> id) throws SQLException {
        var table = tables.get(type.table());
        var rows = new ArrayList<T>();
        try (var query = connection.prepareStatement("SELECT " + table.selectList("t") + " FROM " + type.table()
                + " t WHERE t.id = coalesce(?, t.id) AND NOT t.is_deleted")) {
            query.setString(1, id.orElse(null));
            try (var result = query.executeQuery()) {
                while (result.next()) {
                    var row = table.read(result, 1);
                    if (type.problemsOf(row).isEmpty()) {
                        rows.add(type.fromRow(row));
                    }
                }
            }
        }
        return rows;
    }

    /** The statements of a report. */
    private record Source(Connection connection, Tables tables) implements ReportRun.Source<SQLException> {

        @Override
        public <R> List<R> rows(String sql, List<Object> arguments, RowReader<R> reader) throws SQLException {
            try (var query = connection.prepareStatement(sql)) {
                set(query, arguments);
                try (var result = query.executeQuery()) {
                    var rows = new ArrayList<R>();
                    while (result.next()) {
                        rows.add(reader.read(result));
                    }
                    return rows;
                }
            }
        }

        private static void set(PreparedStatement query, List<Object> arguments) throws SQLException {
            for (int i = 0; i < arguments.size(); i++) {
                switch (arguments.get(i)) {
                    case Instant moment -> Sql.instant(query, i + 1, moment);
                    case Optional<?> text ->
                        query.setString(i + 1, text.map(Object::toString).orElse(null));
                    default -> query.setString(i + 1, arguments.get(i).toString());
                }
            }
        }

        @Override
        public String person(String staffId) throws SQLException {
            return living(connection, tables, DomainTypes.STAFF, Optional.of(staffId)).stream()
                    .map(Staff::name)
                    .findFirst()
                    .orElse(staffId);
        }

        /** None in a database that was opened without tenders. */
        @Override
        public Map<String, String> tenders() throws SQLException {
            return tables.find(TENDERS).isEmpty()
                    ? Map.of()
                    : rows(
                                    "SELECT id, name FROM " + TENDERS + " WHERE NOT is_deleted",
                                    List.of(),
                                    row -> Map.entry(row.getString(1), row.getString(2)))
                            .stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }
}
