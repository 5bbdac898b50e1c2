package org.evertill.report.local.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.ColumnType;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.ProblemException;
import org.evertill.report.Question;
import org.evertill.report.Report;
import org.evertill.report.ReportCheck;
import org.evertill.report.ReportRun;
import org.evertill.report.ReportRun.RowReader;
import org.evertill.report.ReportTable;
import org.evertill.report.Reports;
import org.evertill.storage.Database;
import org.evertill.storage.Reader;
import org.evertill.tender.TenderKind;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.People;
import org.evertill.usecase.Place;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reports of the till's own store, of what it has: its own sales and what it has heard of. */
@Component
public final class LocalReports implements Reports {

    private final Database database;

    @Activate
    public LocalReports(@Reference Database database) {
        this.database = database;
    }

    @Override
    public Outcome<ReportTable> run(Report report, Question question) {
        var wrong = ReportCheck.days(report, question);
        if (wrong.isPresent()) {
            return Outcome.failed(wrong.get());
        }
        return Attempt.of(() -> database.read(reader -> {
            var place = Place.of(database, reader);
            check(reader, place, question);
            return ReportRun.of(report, question, List.of(place.store()), new ReaderSource(database, reader));
        }));
    }

    private static void check(Reader reader, Place place, Question question) {
        for (String id : question.storeIds()) {
            if (!id.equals(place.store().id())) {
                throw new ProblemException(ReportCheck.unknownStore(id));
            }
        }
        question.registerId()
                .filter(id -> !id.equals(place.till().registerId()))
                .filter(id -> reader.find(DomainTypes.REGISTER, id)
                        .filter(register ->
                                register.value().storeId().equals(place.store().id()))
                        .isEmpty())
                .ifPresent(id -> {
                    throw new ProblemException(ReportCheck.unknownRegister(id));
                });
    }

    /** The statements on one snapshot. */
    private record ReaderSource(Database database, Reader reader) implements ReportRun.Source<RuntimeException> {

        @Override
        public <R> List<R> rows(String sql, List<Object> arguments, RowReader<R> row) {
            var values = new ArrayList<@Nullable Object>();
            arguments.forEach(value -> values.add(argument(value)));
            return reader.query(sql, values, row::read);
        }

        private static @Nullable Object argument(Object value) {
            return switch (value) {
                case Instant moment -> ColumnType.text(moment);
                case Optional<?> text -> text.orElse(null);
                default -> value;
            };
        }

        @Override
        public String person(String staffId) {
            return People.name(reader, staffId);
        }

        @Override
        public Map<String, String> tenders() {
            return OwnTenders.of(database, reader).stream().collect(Collectors.toMap(TenderKind::id, TenderKind::name));
        }
    }
}
