package org.evertill.example.window.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.report.ReportDesk;
import org.evertill.report.ReportTable;
import org.evertill.report.ReportTable.Row;
import org.evertill.report.Reports;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.Notices.Notice;
import org.evertill.ui.Preferences;
import org.evertill.ui.Screens;
import org.evertill.ui.Session;
import org.evertill.ui.Till;
import org.evertill.ui.UiTasks;
import org.evertill.ui.UiTasks.Lane;
import org.evertill.ui.keys.Keyboard;
import org.evertill.ui.keys.ScreenFrame;
import org.evertill.ui.keys.ScreenFrame.Action;
import org.evertill.ui.widget.Column;
import org.evertill.ui.widget.RowList;
import org.evertill.ui.widget.Widgets;
import org.jspecify.annotations.Nullable;

/** The screen of bags: the chain's own report, for those who may see reports. */
public final class BagPart {

    private static final int NUMBER_WIDTH = 180;

    private final Till till;
    private final UiTasks tasks;
    private final Notices notices;
    private final Session session;
    private final Preferences preferences;
    private final Clock clock;
    private final Keyboard keyboard;
    private final Messages texts;
    private final Formats formats;
    private @Nullable Shown shown;

    /** What is on the screen. */
    private record Shown(ScreenFrame frame, RowList<Row> list) {}

    @Inject
    public BagPart(
            Till till,
            UiTasks tasks,
            Notices notices,
            Session session,
            Preferences preferences,
            Clock clock,
            Keyboard keyboard,
            Formats formats,
            Locale locale) {
        this.till = till;
        this.tasks = tasks;
        this.notices = notices;
        this.session = session;
        this.preferences = preferences;
        this.clock = clock;
        this.keyboard = keyboard;
        this.formats = formats;
        this.texts = keyboard.texts(BagPart.class, locale);
    }

    @PostConstruct
    void create(Composite parent, Screens screens) {
        var actions = List.of(new Action(BagKeys.BACK, screens::leave), new Action(BagKeys.REFRESH, this::refresh));
        var frame = new ScreenFrame(parent, new BagKeys(), keyboard, texts, actions);
        var list = Widgets.id(new RowList<>(frame.middle(), columns()), "bags.list");
        list.setLayoutData(Widgets.fill());
        list.setEmptyText(texts.get("bags.none"));
        frame.list(list, () -> {});
        shown = new Shown(frame, list);
        var stopNotices = notices.listen(frame::say);
        var stopSession = session.listen(staff -> list.show(List.of(), -1));
        frame.screen().addListener(SWT.Dispose, e -> {
            stopNotices.run();
            stopSession.run();
        });
    }

    @Focus
    void focus() {
        if (shown != null) {
            shown.frame.screen().forceFocus();
            refresh();
        }
    }

    private List<Column<Row>> columns() {
        return List.of(
                Column.words(texts.get("bags.cashier"), row -> row.keys().getLast(), row -> ""),
                Column.numbers(
                        texts.get("keys.bags"),
                        NUMBER_WIDTH,
                        row -> row.figures()
                                .getFirst()
                                .map(thousandths -> formats.quantity(new Quantity(thousandths)))
                                .orElse("")),
                Column.numbers(
                        texts.get("bags.takings"),
                        NUMBER_WIDTH,
                        row -> row.figures()
                                .getLast()
                                .map(minor -> formats.money(new Money(minor, row.currency())))
                                .orElse("")));
    }

    private void refresh() {
        var person = session.staff();
        if (shown == null || person.isEmpty()) {
            return;
        }
        var days = Days.chosen(preferences);
        shown.frame.detail(texts.get(days.text()));
        var staffId = person.get().id();
        tasks.ask(Lane.BACKGROUND, () -> read(staffId, days), Widgets.whileAlive(shown.frame.screen(), this::show));
    }

    /** Asks the desk first, which lets nobody look who may not. */
    private Outcome<ReportTable> read(String staffId, Days days) {
        return till.service(ReportDesk.class).then(desk -> desk.open(staffId)).then(offer -> {
            var today = LocalDate.ofInstant(clock.instant(), offer.store().zone());
            return till.service(Reports.class).then(reports -> reports.run(new BagReport(), days.until(today)));
        });
    }

    private void show(Outcome<ReportTable> answer) {
        if (shown == null || session.staff().isEmpty()) {
            return;
        }
        switch (answer) {
            case Outcome.Ok<ReportTable>(var table) -> {
                shown.list.show(table.rows(), table.rows().isEmpty() ? -1 : 0);
                shown.frame.say(new Notice(Kind.INFO, texts.get("bags.said")));
            }
            case Outcome.Failed<ReportTable>(var problem) -> {
                shown.list.show(List.of(), -1);
                shown.frame.say(new Notice(Kind.PROBLEM, texts.of(problem).orElseGet(() -> notices.text(problem))));
            }
        }
    }
}
