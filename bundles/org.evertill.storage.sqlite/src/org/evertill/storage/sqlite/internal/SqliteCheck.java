package org.evertill.storage.sqlite.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.evertill.entity.EntityType;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.DatabaseCheck;
import org.evertill.storage.TillIdentity;

/** Checks the file, then the log, then the rows, in one snapshot. */
final class SqliteCheck implements DatabaseCheck {

    private final ReaderPool readers;
    private final Tables tables;

    SqliteCheck(ReaderPool readers, Tables tables) {
        this.readers = readers;
        this.tables = tables;
    }

    @Override
    public Report check(Consumer<Progress> progress) {
        return readers.read(session -> {
            var findings = new Findings(progress);
            file(session, findings);
            Optional<TillIdentity> identity = Identities.read(session);
            new LogCheck(session, tables, findings).check(identity);
            for (EntityType<?> type : tables.types()) {
                rows(session, tables.of(type), identity, findings);
            }
            DigestCheck.run(session, tables, findings);
            return findings.report();
        });
    }

    private static void file(Session session, Findings findings) {
        findings.begin("reading every page of the file", 0);
        List<String> answers =
                session.list("PRAGMA integrity_check(" + MAX_FINDINGS + ")", List.of(), row -> row.getString(1));
        if (!answers.equals(List.of("ok"))) {
            answers.forEach(answer -> findings.add("file.damaged", "The file is damaged: " + answer + "."));
        }
        findings.count("pages", session.number("PRAGMA page_count"));
    }

    private static void rows(
            Session session, EntityTable<?> table, Optional<TillIdentity> identity, Findings findings) {
        String name = table.table();
        long dead = session.number("SELECT count(*) FROM " + name + " WHERE is_deleted <> 0");
        findings.count("rows." + name, session.number("SELECT count(*) FROM " + name) - dead);
        findings.count("dead." + name, dead);
        long homeless = session.number("SELECT count(*) FROM " + name + " WHERE scope = ''");
        if (homeless > 0) {
            findings.add("row.no-scope", homeless + " rows of " + name + " have no scope.");
        }
        if (!SearchIndex.columns(table.type()).isEmpty()) {
            long indexed = session.number("SELECT count(*) FROM " + SearchIndex.name(table.type()));
            long living = session.number("SELECT count(*) FROM " + name + " WHERE is_deleted = 0");
            if (indexed != living) {
                findings.add(
                        "search.incomplete",
                        "The search index of " + name + " has " + indexed + " rows of " + living + ".");
            }
        }
        if (table.isSealed()) {
            sealed(session, table, findings);
        }
        identity.ifPresent(till -> new ReplayCheck(session, table, till.replica(), findings).check());
    }

    /** Values that do not open were damaged, or put there by something else. */
    private static void sealed(Session session, EntityTable<?> table, Findings findings) {
        long after = Long.MIN_VALUE;
        List<Long> page;
        do {
            page = session.list(
                    "SELECT rowid FROM " + table.table() + " WHERE rowid > ? ORDER BY rowid LIMIT " + Sealing.SLICE,
                    List.of(after),
                    row -> row.getLong(1));
            page.forEach(rowid -> sealed(session, table, rowid, findings));
            after = page.isEmpty() ? after : page.getLast();
        } while (!page.isEmpty());
    }

    private static void sealed(Session session, EntityTable<?> table, long rowid, Findings findings) {
        try {
            session.first(table.select() + " WHERE rowid = ?", List.of(rowid), table.image(session));
        } catch (ProblemException e) {
            findings.add(
                    "row.unreadable",
                    "A protected value of the row " + table.table() + " "
                            + e.problem().facts().get("id") + " cannot be opened.");
        }
    }
}
