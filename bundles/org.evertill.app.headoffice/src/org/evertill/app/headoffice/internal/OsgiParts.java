package org.evertill.app.headoffice.internal;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.evertill.headoffice.HeadOfficeOpener;
import org.evertill.headoffice.access.RunningParts;
import org.evertill.headoffice.http.SyncServer;
import org.evertill.headoffice.metrics.MetricsServer;
import org.evertill.kernel.Outcome;
import org.evertill.report.Report;
import org.evertill.settings.Declared;
import org.evertill.settings.SettingSource;
import org.evertill.staff.PinHash;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;

/** The services of the running framework. */
final class OsgiParts implements Parts {

    private final BundleContext context;
    private final RunningParts running;

    private OsgiParts(BundleContext context) {
        this.context = context;
        this.running = RunningParts.started(context);
    }

    /** As {@link RunningParts#started}. */
    static OsgiParts started(BundleContext context) {
        return new OsgiParts(context);
    }

    @Override
    public Clock clock() {
        return running.clock();
    }

    @Override
    public Outcome<HeadOfficeOpener> opener() {
        return running.service(HeadOfficeOpener.class);
    }

    @Override
    public Outcome<SyncServer> server() {
        return running.service(SyncServer.class);
    }

    @Override
    public Outcome<MetricsServer> metrics() {
        return running.service(MetricsServer.class);
    }

    @Override
    public Outcome<PinHash> pinHash() {
        return running.service(PinHash.class);
    }

    @Override
    public Declared settings() {
        try {
            return new Declared(context.getServiceReferences(SettingSource.class, null).stream()
                    .sorted()
                    .map(context::getService)
                    .filter(Objects::nonNull)
                    .toList());
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Report> ownReports() {
        return running.services(Report.class);
    }

    @Override
    public String version() {
        return context.getBundle().getVersion().toString();
    }
}
