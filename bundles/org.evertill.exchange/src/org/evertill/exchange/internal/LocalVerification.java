package org.evertill.exchange.internal;

import java.util.ArrayList;
import java.util.TreeMap;
import org.evertill.exchange.Progress;
import org.evertill.exchange.TillVerification;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.Database;
import org.evertill.storage.DatabaseCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Checks the file and the log first, then the books and the journal. */
@Component
public final class LocalVerification implements TillVerification {

    private final Database database;
    private final DatabaseCheck databaseCheck;

    @Activate
    public LocalVerification(@Reference Database database, @Reference DatabaseCheck databaseCheck) {
        this.database = database;
        this.databaseCheck = databaseCheck;
    }

    @Override
    public Outcome<Result> verify(Progress progress) {
        try {
            var below = databaseCheck.check(p -> progress.at(p.done(), percent(p)));
            var books = database.read(reader -> {
                var check = new BooksCheck(reader);
                check.all();
                return check;
            });
            var journal = database.read(reader -> database.identity().map(till -> {
                var check = new JournalCheck(reader, till);
                check.all();
                return check;
            }));
            var findings = new ArrayList<String>();
            below.findings().forEach(f -> findings.add(f.message() + " (" + f.code() + ")"));
            findings.addAll(books.findings());
            journal.ifPresent(check -> findings.addAll(check.findings()));
            var counted = new TreeMap<>(below.counted());
            counted.putAll(books.counted());
            journal.ifPresent(check -> counted.putAll(check.counted()));
            long unlisted = below.findingCount()
                    - below.findings().size()
                    + books.more()
                    + journal.map(JournalCheck::more).orElse(0L);
            return Outcome.ok(new Result(findings, unlisted, counted));
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        }
    }

    private static int percent(DatabaseCheck.Progress progress) {
        return progress.total() == 0 ? -1 : (int) Math.min(100, progress.done() * 100 / progress.total());
    }
}
