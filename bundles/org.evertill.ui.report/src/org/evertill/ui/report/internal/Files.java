package org.evertill.ui.report.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.evertill.kernel.Outcome;
import org.evertill.report.ReportCsv;
import org.evertill.report.ReportTable;
import org.evertill.ui.UserFiles;

/**
 * Where reports are saved: a folder that people find, and names that say what is in them. Not on the UI's thread.
 *
 * @param folder made when it is not there
 */
record Files(Path folder) {

    /** In the folder that people know. */
    static Files ofTheUser() {
        return new Files(UserFiles.folder());
    }

    /** Writes it and gives where. A file of the same report and days is replaced. Problem: {@code report.not-written}. */
    Outcome<Path> write(ReportTable table, Span span) {
        var days = span.from().equals(span.to()) ? "" + span.from() : span.from() + "_" + span.to();
        var target = folder.resolve(table.name() + "_" + days + ".csv");
        try {
            java.nio.file.Files.createDirectories(folder);
        } catch (IOException e) {
            return Outcome.failed(ReportCsv.notWritten(target));
        }
        return ReportCsv.write(table, target).map(rows -> target);
    }
}
