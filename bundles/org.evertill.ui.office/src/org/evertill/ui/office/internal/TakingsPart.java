package org.evertill.ui.office.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.Notices.Notice;
import org.evertill.ui.Screens;
import org.evertill.ui.Till;
import org.evertill.ui.UiTasks;
import org.evertill.ui.UiTasks.Lane;
import org.evertill.ui.keys.Keyboard;
import org.evertill.ui.keys.ScreenFrame;
import org.evertill.ui.keys.ScreenFrame.Action;
import org.evertill.ui.office.internal.Takings.Line;
import org.evertill.ui.widget.Column;
import org.evertill.ui.widget.RowList;
import org.evertill.ui.widget.Widgets;
import org.jspecify.annotations.Nullable;

/** The screen of a day's sales by store: of today while it goes on, of any day before. */
public final class TakingsPart {

    private static final long PERIOD_MS = 30_000;
    private static final int COUNT_WIDTH = 140;
    private static final int MONEY_WIDTH = 220;

    private final Till office;
    private final UiTasks tasks;
    private final Notices notices;
    private final Clock clock;
    private final Formats formats;
    private final Keyboard keyboard;
    private final Messages texts;
    private @Nullable ScreenFrame frame;
    private @Nullable RowList<Line> stores;
    private LocalDate day;
    private boolean reading;

    @Inject
    public TakingsPart(
            Till office,
            UiTasks tasks,
            Notices notices,
            Clock clock,
            Formats formats,
            Keyboard keyboard,
            Locale locale) {
        this.office = office;
        this.tasks = tasks;
        this.notices = notices;
        this.clock = clock;
        this.formats = formats;
        this.keyboard = keyboard;
        this.texts = keyboard.texts(TakingsPart.class, locale);
        this.day = today();
    }

    @PostConstruct
    void create(Composite parent, Screens screens) {
        var made = new ScreenFrame(
                parent,
                new TakingsKeys(),
                keyboard,
                texts,
                List.of(
                        new Action(TakingsKeys.BACK, screens::leave),
                        new Action(TakingsKeys.BEFORE, () -> go(day.minusDays(1))),
                        new Action(TakingsKeys.AFTER, () -> go(day.plusDays(1))),
                        new Action(TakingsKeys.TODAY, () -> go(today()))));
        frame = made;
        var list = new RowList<>(
                made.middle(),
                List.of(
                        Column.<Line>words(texts.get("takings.store"), Line::store, line -> ""),
                        Column.<Line>numbers(texts.get("takings.sales"), COUNT_WIDTH, l -> formats.count(l.sales())),
                        Column.<Line>numbers(
                                texts.get("takings.refunds"), COUNT_WIDTH, l -> formats.count(l.refunds())),
                        Column.<Line>numbers(texts.get("takings.gross"), MONEY_WIDTH, l -> amount(l.gross())),
                        Column.<Line>numbers(texts.get("takings.week"), MONEY_WIDTH, l -> amount(l.weekBefore()))));
        list.setLayoutData(Widgets.fill());
        list.setEmptyText(texts.get("takings.none"));
        stores = Widgets.id(list, "takings.stores");
        made.list(list, () -> {});
        var stopReading = tasks.every(PERIOD_MS, this::refreshIfSeen);
        var stopNotices = notices.listen(made::say);
        made.screen().addListener(SWT.Dispose, e -> {
            stopReading.run();
            stopNotices.run();
        });
    }

    @Focus
    void focus() {
        if (frame != null) {
            frame.screen().forceFocus();
            go(today());
        }
    }

    private String amount(Optional<Money> money) {
        return money.map(formats::money).orElse("–");
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneId.systemDefault()).toLocalDate();
    }

    private void go(LocalDate to) {
        day = to.isAfter(today()) ? today() : to;
        refresh();
    }

    private void refreshIfSeen() {
        if (frame != null && !frame.screen().isDisposed() && frame.screen().isVisible()) {
            refresh();
        }
    }

    private void refresh() {
        if (!reading) {
            var asked = day;
            reading = tasks.ask(
                    Lane.BACKGROUND,
                    () -> office.service(HeadOfficeDesk.class).then(desk -> Takings.read(desk, asked)),
                    this::read);
        }
    }

    private void read(Outcome<Takings> answer) {
        reading = false;
        if (frame == null || frame.screen().isDisposed() || stores == null) {
            return;
        }
        switch (answer) {
            case Outcome.Failed<Takings>(var problem) ->
                frame.say(new Notice(Kind.PROBLEM, texts.of(problem).orElseGet(() -> notices.text(problem))));
            case Outcome.Ok<Takings>(var takings) when !takings.day().equals(day) -> refresh();
            case Outcome.Ok<Takings>(var takings) -> {
                frame.detail(formats.day(takings.day()));
                frame.offer(TakingsKeys.AFTER, takings.day().isBefore(today()));
                frame.offer(TakingsKeys.TODAY, takings.day().isBefore(today()));
                stores.show(takings.lines(), Math.max(0, stores.selectedIndex()));
                frame.say(new Notice(Kind.INFO, total(takings)));
            }
        }
    }

    private String total(Takings takings) {
        if (takings.totals().isEmpty()) {
            return texts.get("takings.nothing");
        }
        return texts.get(
                "takings.total", takings.totals().stream().map(formats::money).collect(Collectors.joining("  ·  ")));
    }
}
