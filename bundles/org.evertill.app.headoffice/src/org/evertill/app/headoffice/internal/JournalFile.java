package org.evertill.app.headoffice.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.evertill.headoffice.ZLedger;
import org.evertill.headoffice.ZLedger.Entry;
import org.evertill.kernel.Outcome;
import org.evertill.report.ReportCsv;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal as a file: it is there as a whole or not at all, and a Z is new until it is there. */
final class JournalFile {

    private static final Logger LOG = LoggerFactory.getLogger(JournalFile.class);

    private JournalFile() {}

    /** Writes it; gives how many of the entries no file had before. Problem: {@code report.not-written}. */
    static Outcome<Integer> write(ZLedger ledger, Path target, String text, List<Entry> entries) {
        var file = target.toAbsolutePath();
        var part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.writeString(part, text, StandardCharsets.UTF_8);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            discard(part);
            return Outcome.failed(ReportCsv.notWritten(target));
        }
        return ledger.inFile(entries.stream().map(Entry::number).toList());
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            LOG.debug("a part of the journal stays behind", e);
        }
    }
}
