package org.evertill.report.local.internal;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evertill.domain.Approval;
import org.evertill.domain.Permission;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.receipt.TenderName;
import org.evertill.report.Question;
import org.evertill.report.Report;
import org.evertill.report.ReportDesk;
import org.evertill.report.RowSelection;
import org.evertill.report.TradeReports;
import org.evertill.storage.Database;
import org.evertill.storage.Reader;
import org.evertill.tender.TenderKind;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Desk;
import org.evertill.usecase.Place;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Reports at the till's window, from its own database. */
@Component
public final class LocalReportDesk implements ReportDesk {

    private final Desk desk;
    private final List<Report> own;

    /**
     * @param own the reports of the chain
     */
    @Activate
    public LocalReportDesk(
            @Reference Database database,
            @Reference Clock clock,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<Report> own) {
        this(new Desk(database, clock, Nanoid.inOrderOf(clock)), own);
    }

    private LocalReportDesk(Desk desk, List<Report> own) {
        this.desk = desk;
        this.own = List.copyOf(own);
    }

    @Override
    public ReportDesk with(Approval approval) {
        return new LocalReportDesk(desk.with(approval), own);
    }

    @Override
    public Outcome<Offer> open(String staffId) {
        return desk.write(
                staffId,
                Permission.MANAGE_SHIFT,
                "REPORTS",
                (tx, place) -> new Offer(place.store(), reports(), tenders(tx)));
    }

    private Map<String, TenderName> tenders(Reader reader) {
        return OwnTenders.of(desk.database(), reader).stream()
                .collect(Collectors.toMap(TenderKind::id, TenderKind::names));
    }

    @Override
    public Outcome<List<Found>> receipts(Report report, Question question, List<String> keys) {
        if (!RowSelection.leadsFrom(report)) {
            return Outcome.ok(List.of());
        }
        return Attempt.of(() -> desk.database().read(reader -> {
            var place = Place.of(desk.database(), reader);
            var selection = RowSelection.of(report, question, keys, place.zone());
            return new SelectedReceipts(reader, place.store().id(), selection).found(question.registerId());
        }));
    }

    /** A till has one store, so there is nothing to say of each. */
    private List<Report> reports() {
        return Stream.concat(
                        TradeReports.ALL.stream().filter(report -> report != TradeReports.STORES),
                        own.stream().sorted(Comparator.comparing(Report::name)))
                .toList();
    }
}
