package org.evertill.app.headoffice.internal;

import java.time.Clock;
import java.util.List;
import org.evertill.headoffice.HeadOfficeOpener;
import org.evertill.headoffice.http.SyncServer;
import org.evertill.headoffice.metrics.MetricsServer;
import org.evertill.kernel.Outcome;
import org.evertill.report.Report;
import org.evertill.settings.Declared;
import org.evertill.staff.PinHash;

/** The services that the commands are made of. Problem of each: {@code headoffice.incomplete}. */
interface Parts {

    Clock clock();

    Outcome<HeadOfficeOpener> opener();

    Outcome<SyncServer> server();

    Outcome<MetricsServer> metrics();

    Outcome<PinHash> pinHash();

    /** The settings that there are. */
    Declared settings();

    /** Reports that a chain's own bundles bring. */
    List<Report> ownReports();

    /** Which version of the product this is. */
    String version();
}
