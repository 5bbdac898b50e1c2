package org.evertill.app.headoffice.internal;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.EntityType;
import org.evertill.headoffice.HeadOfficeOpener;
import org.evertill.headoffice.http.SyncServer;
import org.evertill.headoffice.http.internal.JettySyncServer;
import org.evertill.headoffice.metrics.MetricsServer;
import org.evertill.headoffice.metrics.internal.JettyMetricsServer;
import org.evertill.headoffice.postgres.internal.PostgresHeadOfficeOpener;
import org.evertill.kernel.Outcome;
import org.evertill.report.Report;
import org.evertill.settings.Declared;
import org.evertill.settings.internal.SaleSettingSource;
import org.evertill.shift.ShiftTypes;
import org.evertill.staff.PinHash;
import org.evertill.staff.local.internal.Argon2PinHash;
import org.evertill.stock.StockTypes;
import org.evertill.tender.TenderTypes;

/** The real parts, put together without OSGi. */
final class PlainParts implements Parts {

    private static final List<EntityType<?>> TYPES = Stream.of(
                    DomainTypes.ALL, ShiftTypes.ALL, StockTypes.ALL, TenderTypes.ALL)
            .<EntityType<?>>flatMap(List::stream)
            .toList();

    private final Clock clock = Clock.systemUTC();

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Outcome<HeadOfficeOpener> opener() {
        return Outcome.ok(new PostgresHeadOfficeOpener(clock, TYPES));
    }

    @Override
    public Outcome<SyncServer> server() {
        return Outcome.ok(new JettySyncServer());
    }

    @Override
    public Outcome<MetricsServer> metrics() {
        return Outcome.ok(new JettyMetricsServer(clock));
    }

    @Override
    public Outcome<PinHash> pinHash() {
        return Outcome.ok(new Argon2PinHash());
    }

    @Override
    public Declared settings() {
        return new Declared(List.of(new SaleSettingSource()));
    }

    @Override
    public List<Report> ownReports() {
        return List.of();
    }

    @Override
    public String version() {
        return "0.1.0";
    }
}
