package org.evertill.ui.report.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.util.Locale;
import org.eclipse.e4.core.commands.ECommandService;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.evertill.ui.Messages;
import org.evertill.ui.Session;
import org.evertill.ui.widget.TouchButton;
import org.evertill.ui.widget.TouchButton.Look;
import org.evertill.ui.widget.Widgets;

/** The way to the reports in the bar at the top. UI thread only. */
public final class ReportButton {

    private static final String COMMAND = "org.evertill.command.report";

    private final Session session;
    private final Messages texts;

    @Inject
    public ReportButton(Session session, Locale locale) {
        this.session = session;
        this.texts = Messages.beside(ReportButton.class, locale);
    }

    @PostConstruct
    void create(Composite parent, ECommandService commands, EHandlerService handlers) {
        Widgets.style(parent, "surface");
        var holder = new Composite(parent, SWT.NONE);
        holder.setLayout(Widgets.layout(1, 0, 4));
        var button = Widgets.id(
                new TouchButton(
                        holder,
                        Look.QUIET,
                        texts.get("reports"),
                        texts.get("open.key"),
                        () -> handlers.executeHandler(commands.createCommand(COMMAND, null))),
                "report.open");
        var cell = Widgets.fill();
        cell.heightHint = Widgets.TOUCH;
        button.setLayoutData(cell);
        button.setEnabled(session.staff().isPresent());
        var stop = session.listen(staff -> button.setEnabled(staff.isPresent()));
        button.addListener(SWT.Dispose, e -> stop.run());
    }
}
