package org.evertill.ui.report.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.evertill.checkout.Checkout;
import org.evertill.domain.Staff;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.report.Question;
import org.evertill.report.Report;
import org.evertill.report.ReportDesk;
import org.evertill.report.ReportDesk.Offer;
import org.evertill.report.ReportTable;
import org.evertill.report.Reports;
import org.evertill.report.RowSelection;
import org.evertill.staff.Approvals.Wanted;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.Notices.Notice;
import org.evertill.ui.Session;
import org.evertill.ui.Till;
import org.evertill.ui.UiTasks;
import org.evertill.ui.UiTasks.Lane;
import org.evertill.ui.report.internal.ReportView.Frame;
import org.evertill.ui.report.internal.ReportView.Offers;
import org.jspecify.annotations.Nullable;

/**
 * Translates keys and touches into questions and shows the answers; what comes after something else was asked for is not shown. UI
 * thread only; everything returns at once.
 */
final class ReportControl {

    private final Till till;
    private final UiTasks tasks;
    private final Session session;
    private final Messages texts;
    private final Clock clock;
    private final Files files;
    private final ReportView view;
    private final ReportDisplay display;
    private final Runnable leave;
    private final Asking asking;
    private @Nullable Visit visit;
    private Page page = new Page.Choosing();
    private int chosen;
    private long asked;

    /**
     * @param leave goes back to selling
     */
    ReportControl(
            Till till,
            UiTasks tasks,
            Session session,
            Messages texts,
            Clock clock,
            Files files,
            ReportView view,
            ReportDisplay display,
            Asking asking,
            Runnable leave) {
        this.till = till;
        this.tasks = tasks;
        this.session = session;
        this.texts = texts;
        this.clock = clock;
        this.files = files;
        this.view = view;
        this.display = display;
        this.asking = asking;
        this.leave = leave;
    }

    /** The screen is opened. Whoever may not look is asked for somebody who may. */
    void begin() {
        var staffId = session.staff().or(session::last).map(Staff::id).orElse("");
        var now = visit;
        if (now != null && now.staffId().equals(staffId)) {
            show();
            return;
        }
        forget();
        enter(staffId, desk -> desk);
    }

    /** Somebody else works here now, or nobody: the permission was the person's. */
    void forget() {
        asked++;
        visit = null;
        page = new Page.Choosing();
        chosen = 0;
        asking.leave();
        view.choices(List.of(), -1);
        view.frame(new Frame(texts.get("reports"), "", Optional.empty(), "", Offers.NOTHING));
    }

    void type(char character) {
        if (asking.isAsking()) {
            asking.type(character);
        } else {
            entry().ifPresent(typed -> typed(Optional.of(typed.with(character))));
        }
    }

    void back() {
        if (asking.isAsking()) {
            asking.back();
        } else {
            entry().ifPresent(typed -> typed(Optional.of(typed.withoutLast())));
        }
    }

    void move(int by) {
        view.move(by);
    }

    void shift(int by) {
        view.shift(by);
    }

    /** The obvious next step: what was typed is taken, or what is marked is opened. */
    void enter() {
        var now = visit;
        if (asking.isAsking()) {
            asking.enter();
        } else if (now != null && now.entry().isPresent()) {
            dayTyped(now, now.entry().get());
        } else if (now != null && view.marked() >= 0) {
            open(now);
        }
    }

    /** One step back, at last to selling. */
    void escape() {
        if (asking.isAsking()) {
            asking.leave();
            leave.run();
            return;
        }
        if (entry().isPresent()) {
            typed(Optional.empty());
            return;
        }
        asked++;
        switch (page) {
            case Page.Choosing choosing -> {
                visit = null;
                leave.run();
            }
            case Page.Reading reading -> to(new Page.Choosing());
            case Page.Receipts receipts -> to(receipts.before());
            case Page.Paper paper -> to(paper.before());
        }
    }

    void today() {
        days(Span.of(day()));
    }

    void yesterday() {
        days(Span.yesterday(day()));
    }

    void thisWeek() {
        days(Span.thisWeek(day()));
    }

    /** From and to are typed. */
    void otherDays() {
        if (visit != null && !asking.isAsking()) {
            typed(Optional.of(DayEntry.NOTHING));
            say(Kind.INFO, "say.from");
        }
    }

    void save() {
        var now = visit;
        if (now == null || !(page instanceof Page.Reading(var report, var table)) || table.isEmpty()) {
            return;
        }
        if (table.get().rows().isEmpty()) {
            say(Kind.WARNING, "say.nothing-to-save");
            return;
        }
        ask(() -> files.write(table.get(), now.span()), path -> say(Kind.GOOD, "say.saved", path));
    }

    private void enter(String staffId, UnaryOperator<ReportDesk> acting) {
        long mine = ++asked;
        view.say(new Notice(Kind.INFO, texts.get("say.reading")));
        tasks.ask(
                Lane.BACKGROUND,
                () -> till.service(ReportDesk.class).map(acting).then(desk -> desk.open(staffId)),
                outcome -> {
                    if (mine == asked && !view.isGone()) {
                        entered(staffId, outcome);
                    }
                });
    }

    private void entered(String staffId, Outcome<Offer> outcome) {
        switch (outcome) {
            case Outcome.Ok<Offer>(var offer) -> {
                var words = display.words(offer);
                var today = LocalDate.now(clock.withZone(offer.store().zone()));
                visit = new Visit(staffId, offer, words, Span.of(today), Optional.empty());
                show();
            }
            case Outcome.Failed<Offer>(var problem) ->
                Wanted.of(problem)
                        .ifPresentOrElse(
                                wanted -> asking.ask(wanted, approval -> enter(staffId, desk -> desk.with(approval))),
                                () -> say(problem));
        }
    }

    private void open(Visit now) {
        switch (page) {
            case Page.Choosing choosing -> {
                chosen = view.marked();
                run(now, now.offer().reports().get(chosen));
            }
            case Page.Reading(var report, var table) when table.isPresent() -> receipts(now, report, table.get());
            case Page.Reading reading -> say(Kind.INFO, "say.reading");
            case Page.Receipts receipts -> paper(receipts);
            case Page.Paper paper -> escape();
        }
    }

    private void run(Visit now, Report report) {
        to(new Page.Reading(report, Optional.empty()));
        ask(
                () -> till.service(Reports.class).then(reports -> reports.run(report, question(now))),
                table -> to(new Page.Reading(report, Optional.of(table))));
    }

    private void receipts(Visit now, Report report, ReportTable table) {
        var reading = new Page.Reading(report, Optional.of(table));
        int marked = view.marked();
        if (!RowSelection.leadsFrom(report)) {
            say(Kind.INFO, "say.no-receipts");
            return;
        }
        var line = now.words().shown(table).rows().get(marked);
        ask(
                () -> till.service(ReportDesk.class).then(desk -> desk.receipts(report, question(now), line.keys())),
                found -> {
                    var receipts = new Page.Receipts(reading, now.words().row(line), found);
                    if (found.size() == 1
                            && line.keys().contains(found.getFirst().receipt())) {
                        paper(receipts);
                    } else {
                        to(receipts);
                    }
                });
    }

    private void paper(Page.Receipts receipts) {
        int marked = Math.max(0, view.marked());
        if (marked < receipts.found().size() || receipts.found().size() == 1) {
            var receipt = receipts.found()
                    .get(receipts.found().size() == 1 ? 0 : marked)
                    .receipt();
            ask(() -> till.service(Checkout.class).then(checkout -> checkout.receipt(receipt)), sold -> {
                to(new Page.Paper(receipts, receipt));
                view.paper(display.slip(sold));
            });
        }
    }

    private static Question question(Visit now) {
        return Question.of(now.span().from(), now.span().to());
    }

    private LocalDate day() {
        var now = visit;
        return now == null
                ? LocalDate.now(clock)
                : LocalDate.now(clock.withZone(now.offer().store().zone()));
    }

    /** A report that is read is read again for the new days. */
    private void days(Span span) {
        var now = visit;
        if (now == null || asking.isAsking()) {
            return;
        }
        var with = now.with(span);
        visit = with;
        switch (page) {
            case Page.Choosing choosing -> {
                chosen = Math.max(0, view.marked());
                show();
            }
            case Page.Reading reading -> run(with, reading.report());
            case Page.Receipts receipts -> run(with, receipts.before().report());
            case Page.Paper paper -> run(with, paper.before().before().report());
        }
    }

    private Optional<DayEntry> entry() {
        return Optional.ofNullable(visit).flatMap(Visit::entry);
    }

    private void typed(Optional<DayEntry> entry) {
        var now = visit;
        if (now != null) {
            var typing = now.typing(entry);
            visit = typing;
            display.frame(typing, page);
            if (entry.isEmpty()) {
                view.say(new Notice(Kind.INFO, ""));
            }
        }
    }

    private void dayTyped(Visit now, DayEntry entry) {
        var first = entry.from();
        if (first.isPresent() && entry.text().isBlank()) {
            days(Span.of(first.get()));
            return;
        }
        var day = Span.typed(entry.text(), day());
        if (day.isEmpty()) {
            say(Kind.WARNING, "say.no-day", entry.text());
        } else if (first.isEmpty()) {
            typed(Optional.of(DayEntry.after(day.get())));
            say(Kind.INFO, "say.to", now.words().day(day.get()));
        } else if (day.get().isBefore(first.get())) {
            say(
                    Kind.WARNING,
                    "say.before",
                    now.words().day(day.get()),
                    now.words().day(first.get()));
        } else {
            days(new Span(first.get(), day.get()));
        }
    }

    private void to(Page next) {
        page = next;
        show();
    }

    private void show() {
        var now = visit;
        if (now != null) {
            display.show(now, page, chosen);
        }
    }

    private <T> void ask(Supplier<Outcome<T>> work, Consumer<T> then) {
        long mine = ++asked;
        tasks.ask(Lane.BACKGROUND, work, outcome -> {
            if (mine != asked || view.isGone()) {
                return;
            }
            switch (outcome) {
                case Outcome.Ok<T>(var value) -> then.accept(value);
                case Outcome.Failed<T>(var problem) -> say(problem);
            }
        });
    }

    private void say(Problem problem) {
        view.say(new Notice(Kind.PROBLEM, asking.text(problem)));
    }

    private void say(Kind kind, String key, Object... values) {
        view.say(new Notice(kind, texts.get(key, values)));
    }
}
