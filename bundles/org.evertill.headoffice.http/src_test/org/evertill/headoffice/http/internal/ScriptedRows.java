package org.evertill.headoffice.http.internal;

import java.util.List;
import java.util.Optional;
import org.evertill.entity.Row;
import org.evertill.headoffice.HeadOffice.Caller;
import org.evertill.headoffice.RowDesk;
import org.evertill.kernel.Outcome;
import org.evertill.sync.protocol.Rows;

/** Knows one row, and refuses every change of it. */
final class ScriptedRows implements RowDesk {

    private static final Rows.Entry TEA =
            new Rows.Entry("articles", "a1", "chain", 3, false, Row.EMPTY.with("name", "Tea"));

    @Override
    public Outcome<Rows.Page> find(Caller caller, Rows.Find question) {
        return Outcome.ok(new Rows.Page(Optional.of(TEA).filter(t -> t.id().equals(question.id())).stream()
                .toList()));
    }

    @Override
    public Outcome<Rows.Page> select(Caller caller, Rows.Select question) {
        return Outcome.ok(new Rows.Page(List.of(TEA)));
    }

    @Override
    public Outcome<Rows.Total> count(Caller caller, Rows.Count question) {
        return Outcome.ok(new Rows.Total(1));
    }

    @Override
    public Outcome<Rows.Entry> write(Caller caller, Rows.Write request) {
        return Outcome.failed("entity.stale", "The row was changed after it was read.");
    }
}
