package org.evertill.ui.shell.internal;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.SyncReport;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.Notices.Notice;
import org.evertill.ui.Till;
import org.evertill.ui.UiTasks;
import org.evertill.ui.UiTasks.Lane;
import org.evertill.ui.widget.Banner;
import org.evertill.ui.widget.Field;
import org.evertill.ui.widget.TouchButton;
import org.evertill.ui.widget.TouchButton.Look;
import org.evertill.ui.widget.Widgets;

/** Joins a new till to its shop: address of head office and one-time code. */
final class EnrolPage extends Card {

    private static final String SCHEME = "https://";
    private static final int BUTTON_HEIGHT = 64;
    private static final Set<String> PASSING =
            Set.of("connection.refused", "connection.timeout", "connection.unreachable", "connection.interrupted");

    private final Till till;
    private final UiTasks tasks;
    private final Notices notices;
    private final Messages texts;
    private final Runnable joined;
    private final Text address;
    private final Text code;
    private final Text name;
    private final Banner banner;
    private final TouchButton connect;

    EnrolPage(Composite parent, Till till, UiTasks tasks, Notices notices, Messages texts, Runnable joined) {
        super(parent);
        this.till = till;
        this.tasks = tasks;
        this.notices = notices;
        this.texts = texts;
        this.joined = joined;
        Widgets.label(content(), texts.get("enrol.title"), "title").setLayoutData(Widgets.wide());
        Widgets.label(content(), texts.get("enrol.text"), "body").setLayoutData(Widgets.wide());
        address = field("enrol.address", SCHEME);
        code = field("enrol.code", "");
        name = field("enrol.name", machineName());
        banner = new Banner(content());
        banner.setLayoutData(Widgets.wide());
        connect = Widgets.id(
                new TouchButton(content(), Look.PRIMARY, texts.get("enrol.connect"), "Enter", this::connect),
                "enrol.connect");
        var cell = new GridData(SWT.FILL, SWT.CENTER, true, false);
        cell.heightHint = BUTTON_HEIGHT;
        connect.setLayoutData(cell);
    }

    @Override
    public boolean setFocus() {
        address.setSelection(address.getText().length());
        return address.setFocus();
    }

    private Text field(String key, String value) {
        Widgets.label(content(), texts.get(key), "muted");
        var frame = new Field(content());
        frame.setLayoutData(Widgets.wide());
        var field = Widgets.id(frame.text(), key);
        field.setText(value);
        field.addListener(SWT.DefaultSelection, e -> goOn(field));
        return field;
    }

    /** Enter in a field: on to the code while that is missing, then it connects. */
    private void goOn(Text from) {
        if (from != code && code.getText().isBlank()) {
            code.setFocus();
        } else {
            connect();
        }
    }

    private void connect() {
        if (!connect.isEnabled()) {
            return;
        }
        if (address.getText().strip().length() <= SCHEME.length()
                || code.getText().isBlank()) {
            banner.show(new Notice(Kind.WARNING, texts.get("enrol.needed")));
            return;
        }
        Optional<URI> uri = Joining.address(address.getText());
        if (uri.isEmpty()) {
            banner.show(new Notice(Kind.PROBLEM, texts.get("enrol.bad-address")));
            return;
        }
        join(uri.get(), code.getText(), name.getText().strip());
    }

    private void join(URI headOffice, String typedCode, String deviceName) {
        connect.setEnabled(false);
        banner.show(new Notice(Kind.INFO, texts.get("enrol.connecting")));
        tasks.ask(
                Lane.BACKGROUND,
                () -> Joining.join(till, headOffice, typedCode, deviceName),
                Widgets.whileAlive(this, outcome -> {
                    switch (outcome) {
                        case Outcome.Ok<TillIdentity> ok -> load();
                        case Outcome.Failed<TillIdentity>(var problem) -> refused(problem);
                    }
                }));
    }

    private void load() {
        loaded(0);
        tasks.ask(
                Lane.BACKGROUND,
                () -> Joining.load(till, rows -> tasks.run(Lane.BACKGROUND, () -> rows, this::loaded)),
                Widgets.whileAlive(this, outcome -> {
                    if (outcome instanceof Outcome.Failed<SyncReport>(var problem)) {
                        notices.show(Kind.WARNING, texts.get("enrol.later", notices.text(problem)));
                    }
                    joined.run();
                }));
    }

    private void loaded(long rows) {
        if (!isDisposed()) {
            banner.show(new Notice(Kind.INFO, texts.get("enrol.loading", rows)));
        }
    }

    private void refused(Problem problem) {
        banner.show(new Notice(Kind.PROBLEM, text(problem)));
        connect.setEnabled(true);
        code.setFocus();
        code.selectAll();
    }

    /** Before a till has joined, nothing is tried again by itself, whatever the problem says elsewhere. */
    private String text(Problem problem) {
        return PASSING.contains(problem.code()) ? texts.get("enrol.unreachable") : notices.text(problem);
    }

    /** What the environment calls this machine; asking the network could take long. */
    private static String machineName() {
        var windows = System.getenv("COMPUTERNAME");
        var unix = System.getenv("HOSTNAME");
        return windows != null ? windows : unix != null ? unix : "till";
    }
}
