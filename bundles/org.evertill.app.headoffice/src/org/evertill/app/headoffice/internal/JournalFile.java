package org.evertill.app.headoffice.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.evertill.file.WholeFile;
import org.evertill.headoffice.ZLedger;
import org.evertill.headoffice.ZLedger.Entry;
import org.evertill.kernel.Outcome;
import org.evertill.report.ReportCsv;

/** The journal as a file: it is there as a whole or not at all, and a Z is new until it is there. */
final class JournalFile {

    private JournalFile() {}

    /** Writes it; gives how many of the entries no file had before. Problem: {@code report.not-written}. */
    static Outcome<Integer> write(ZLedger ledger, Path target, String text, List<Entry> entries) {
        try {
            WholeFile.write(target.toAbsolutePath(), part -> Files.writeString(part, text, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Outcome.failed(ReportCsv.notWritten(target));
        }
        return ledger.inFile(entries.stream().map(Entry::number).toList());
    }
}
