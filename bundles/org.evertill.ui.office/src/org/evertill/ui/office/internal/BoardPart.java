package org.evertill.ui.office.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.Notices.Notice;
import org.evertill.ui.Screens;
import org.evertill.ui.Session;
import org.evertill.ui.Till;
import org.evertill.ui.UiTasks;
import org.evertill.ui.UiTasks.Lane;
import org.evertill.ui.keys.Keyboard;
import org.evertill.ui.keys.ScreenFrame;
import org.evertill.ui.keys.ScreenFrame.Action;
import org.evertill.ui.office.internal.Board.Line;
import org.evertill.ui.widget.Column;
import org.evertill.ui.widget.RowList;
import org.evertill.ui.widget.Widgets;
import org.jspecify.annotations.Nullable;

/** The first screen of head office: all tills, those first that somebody should look after, and how many matters wait. */
public final class BoardPart {

    private static final long PERIOD_MS = 10_000;
    private static final int NUMBER_WIDTH = 112;
    private static final int SEEN_WIDTH = 150;
    private static final int STATE_WIDTH = 320;

    private final Till office;
    private final UiTasks tasks;
    private final Notices notices;
    private final Session session;
    private final Clock clock;
    private final Keyboard keyboard;
    private final Messages texts;
    private final Formats formats;
    private final BoardWords words;
    private @Nullable ScreenFrame frame;
    private @Nullable RowList<Line> tills;
    private @Nullable Tiles tiles;
    private @Nullable Screens screens;
    private boolean reading;
    private String toBeShutOut = "";
    private Notice own = new Notice(Kind.INFO, "");

    @Inject
    public BoardPart(
            Till office,
            UiTasks tasks,
            Notices notices,
            Session session,
            Clock clock,
            Formats formats,
            Keyboard keyboard,
            Locale locale) {
        this.office = office;
        this.tasks = tasks;
        this.notices = notices;
        this.session = session;
        this.clock = clock;
        this.formats = formats;
        this.keyboard = keyboard;
        this.texts = keyboard.texts(BoardPart.class, locale);
        this.words = new BoardWords(texts, formats);
    }

    @PostConstruct
    void create(Composite parent, Screens others) {
        screens = others;
        var made = new ScreenFrame(parent, new BoardKeys(), keyboard, texts, actions());
        frame = made;
        tiles = new Tiles(made.middle(), List.of("tills", "waiting", "pending", "database"));
        tills = list(made.middle());
        var list = tills;
        list.onChosen(this::chosen);
        made.list(list, this::chosen);
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
            toBeShutOut = "";
            say(Kind.INFO, "");
            refresh();
        }
    }

    private List<Action> actions() {
        return List.of(
                new Action(BoardKeys.ENROL, () -> go(Ids.ENROL)),
                new Action(BoardKeys.SALES, () -> go(Ids.TAKINGS)),
                new Action(BoardKeys.REFRESH, this::refresh),
                new Action(BoardKeys.SHUT_OUT, this::shutOut),
                new Action(BoardKeys.WAITING, () -> go(Ids.WAITING)));
    }

    private RowList<Line> list(Composite parent) {
        var list = new RowList<>(
                parent,
                List.of(
                        Column.<Line>words(
                                texts.get("till"),
                                line -> line.till().registerId() + "  ·  " + line.storeName(),
                                words::device),
                        new Column<>(
                                texts.get("till.state"), STATE_WIDTH, Column.Align.LEFT, words::state, words::todo),
                        new Column<>(
                                texts.get("till.seen"),
                                SEEN_WIDTH,
                                Column.Align.LEFT,
                                line -> words.seen(line, clock.instant()),
                                words::clock),
                        Column.<Line>numbers(texts.get("till.pending"), NUMBER_WIDTH, words::pending),
                        Column.<Line>numbers(texts.get("till.behind"), NUMBER_WIDTH, words::behind)));
        list.setLayoutData(Widgets.fill());
        list.setEmptyText(texts.get("board.none"));
        return Widgets.id(list, "board.tills");
    }

    private void chosen() {
        toBeShutOut = "";
        if (frame != null && tills != null) {
            frame.offer(
                    BoardKeys.SHUT_OUT,
                    tills.selected()
                            .filter(line -> line.till().revokedAt().isEmpty())
                            .isPresent());
        }
    }

    private void go(String screen) {
        if (screens != null) {
            screens.show(screen);
        }
    }

    private void refreshIfSeen() {
        if (frame != null && !frame.screen().isDisposed() && frame.screen().isVisible()) {
            refresh();
        }
    }

    private void refresh() {
        if (!reading) {
            reading = tasks.ask(
                    Lane.BACKGROUND,
                    () -> office.service(HeadOfficeDesk.class).then(desk -> Board.read(desk, clock.instant())),
                    this::read);
        }
    }

    private void read(Outcome<Board> answer) {
        reading = false;
        if (frame == null || frame.screen().isDisposed()) {
            return;
        }
        switch (answer) {
            case Outcome.Ok<Board>(var board) -> show(board);
            case Outcome.Failed<Board>(var problem) -> sum(new Notice(Kind.PROBLEM, text(problem)));
        }
    }

    private void show(Board board) {
        if (frame == null || tills == null || tiles == null) {
            return;
        }
        var overview = board.overview();
        frame.detail(overview.chainName() + "  ·  " + texts.get("board.at", formats.time(board.at())));
        tiles.show("tills", overview.connected() + " / " + overview.tills(), texts.get("tile.tills"));
        tiles.show("waiting", formats.count(board.waiting()), texts.get("tile.waiting"));
        tiles.show("pending", formats.count(overview.pendingReported()), texts.get("tile.pending"));
        tiles.show("database", formats.count(overview.databaseBytes() >> 20) + " MB", texts.get("tile.database"));
        frame.offer(BoardKeys.WAITING, board.waiting() > 0);
        frame.name(
                BoardKeys.WAITING,
                board.waiting() > 0
                        ? texts.get("board.waiting.some", formats.count(board.waiting()))
                        : texts.get("board.waiting"));
        var before = tills.selected().map(line -> line.till().replica()).orElse("");
        var lines = board.lines();
        int place = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).till().replica().equals(before)) {
                place = i;
            }
        }
        tills.show(lines, place);
        if (before.isEmpty()) {
            chosen();
        }
        sum(new Notice(board.troubled() > 0 ? Kind.WARNING : Kind.GOOD, summary(board)));
    }

    /** Says how all of it is, in place of what was said of that before: what was said of a step stays. */
    private void sum(Notice notice) {
        if (frame != null && (frame.said().text().isEmpty() || frame.said().equals(own))) {
            own = notice;
            frame.say(notice);
        }
    }

    private String summary(Board board) {
        if (board.lines().isEmpty()) {
            return texts.get("board.first");
        }
        return board.troubled() > 0 ? texts.get("board.trouble", board.troubled()) : texts.get("board.well");
    }

    /** Twice: the first time it says what comes of it. */
    private void shutOut() {
        var line = tills == null ? Optional.<Line>empty() : tills.selected();
        var person = session.staff();
        if (line.isEmpty() || person.isEmpty()) {
            return;
        }
        var till = line.get().till();
        if (!toBeShutOut.equals(till.replica())) {
            toBeShutOut = till.replica();
            say(Kind.WARNING, texts.get("shut-out.sure", till.registerId()));
            return;
        }
        toBeShutOut = "";
        tasks.ask(
                Lane.BACKGROUND,
                () -> office.service(HeadOfficeDesk.class)
                        .then(desk -> OfficeRights.configure(desk, person.get().id())
                                .then(may -> desk.revoke(till.replica()))),
                this::shutOutDone);
    }

    private void shutOutDone(Outcome<Boolean> answer) {
        switch (answer) {
            case Outcome.Ok<Boolean> done -> say(Kind.INFO, texts.get("shut-out.done"));
            case Outcome.Failed<Boolean>(var problem) -> say(Kind.PROBLEM, text(problem));
        }
        refresh();
    }

    private String text(Problem problem) {
        return texts.of(problem).orElseGet(() -> notices.text(problem));
    }

    private void say(Kind kind, String text) {
        if (frame != null && !frame.screen().isDisposed()) {
            frame.say(new Notice(kind, text));
        }
    }
}
