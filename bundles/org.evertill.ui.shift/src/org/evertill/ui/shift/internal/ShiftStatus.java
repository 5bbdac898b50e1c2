package org.evertill.ui.shift.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.util.Locale;
import org.eclipse.e4.core.commands.ECommandService;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.evertill.domain.Staff;
import org.evertill.kernel.Outcome;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.Session;
import org.evertill.ui.Till;
import org.evertill.ui.UiTasks;
import org.evertill.ui.UiTasks.Lane;
import org.evertill.ui.keys.Keyboard;
import org.evertill.ui.widget.Palette;
import org.evertill.ui.widget.Palette.Role;
import org.evertill.ui.widget.TouchButton;
import org.evertill.ui.widget.TouchButton.Look;
import org.evertill.ui.widget.Widgets;
import org.jspecify.annotations.Nullable;

/** The status bar's part of the shift: whether one is open, and the way to its screen. UI thread only. */
public final class ShiftStatus {

    private static final String COMMAND = "org.evertill.command.shift";
    private static final long PERIOD_MS = 2_000;

    private final UiTasks tasks;
    private final Session session;
    private final Notices notices;
    private final Formats formats;
    private final Keyboard keyboard;
    private final Messages texts;
    private @Nullable Till till;
    private @Nullable TouchButton button;
    private boolean asking;
    private boolean told;

    @Inject
    public ShiftStatus(
            UiTasks tasks, Session session, Notices notices, Formats formats, Keyboard keyboard, Locale locale) {
        this.tasks = tasks;
        this.session = session;
        this.notices = notices;
        this.formats = formats;
        this.keyboard = keyboard;
        this.texts = keyboard.texts(ShiftStatus.class, locale);
    }

    @PostConstruct
    void create(Composite parent, ECommandService commands, EHandlerService handlers) {
        Widgets.style(parent, "surface");
        var holder = new Composite(parent, SWT.NONE);
        holder.setLayout(Widgets.layout(1, 0, 0));
        var made = Widgets.id(
                new TouchButton(
                        holder,
                        Look.QUIET,
                        texts.get("none-open"),
                        keyboard.named("org.evertill.key.shift", texts.locale()).orElse(""),
                        () -> handlers.executeHandler(commands.createCommand(COMMAND, null))),
                "shift.status");
        button = made;
        // As wide as the longest of what it ever says, so that nothing beside it moves.
        var cell = Widgets.fill();
        cell.widthHint = made.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
        cell.heightHint = Widgets.TOUCH;
        made.setLayoutData(cell);
        made.setEnabled(false);
        // Until it is known, nothing is said of one.
        made.setText(texts.get("shift"));
        made.addListener(SWT.Paint, e -> {
            e.gc.setForeground(Palette.of(made, Role.LINE));
            e.gc.drawLine(0, 0, made.getSize().x, 0);
        });
        var stopSession = session.listen(staff -> began());
        var stopAsking = tasks.every(PERIOD_MS, this::ask);
        made.addListener(SWT.Dispose, e -> {
            stopSession.run();
            stopAsking.run();
        });
        ask();
    }

    @Inject
    @Optional
    void tillIsUp(Till up) {
        till = up;
        ask();
    }

    private void began() {
        told = false;
        ask();
    }

    private void ask() {
        var up = till;
        if (button == null || button.isDisposed()) {
            return;
        }
        var staff = session.staff();
        button.setEnabled(staff.isPresent());
        if (up == null || staff.isEmpty() || asking) {
            return;
        }
        asking = tasks.ask(
                Lane.BACKGROUND, () -> Drawer.read(up, staff.map(Staff::id).orElse("")), this::show);
    }

    private void show(Outcome<Drawer> outcome) {
        asking = false;
        if (button == null || button.isDisposed() || !(outcome instanceof Outcome.Ok<Drawer>(var drawer))) {
            return;
        }
        button.setText(drawer.open()
                .map(open -> texts.get("status.open", formats.count(open.shift().number())))
                .orElseGet(() -> texts.get("none-open")));
        button.setSelected(drawer.open().isEmpty());
        if (drawer.open().isEmpty() && !told) {
            notices.show(Kind.INFO, texts.get("say.none-at-login"));
        }
        told = true;
    }
}
