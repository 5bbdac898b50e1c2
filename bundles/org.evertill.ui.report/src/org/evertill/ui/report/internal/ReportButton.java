package org.evertill.ui.report.internal;

import jakarta.inject.Inject;
import java.util.Locale;
import org.evertill.ui.AsideButton;
import org.evertill.ui.Messages;
import org.evertill.ui.Session;

/** The way to the reports. UI thread only. */
public final class ReportButton extends AsideButton {

    @Inject
    public ReportButton(Session session, Locale locale) {
        this(session, Messages.beside(ReportButton.class, locale));
    }

    private ReportButton(Session session, Messages texts) {
        super(session, "org.evertill.command.report", "report.open", texts.get("reports"), texts.get("open.key"));
    }
}
