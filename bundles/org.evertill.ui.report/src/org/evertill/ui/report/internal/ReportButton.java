package org.evertill.ui.report.internal;

import jakarta.inject.Inject;
import java.util.Locale;
import org.evertill.ui.AsideButton;
import org.evertill.ui.Messages;
import org.evertill.ui.Session;
import org.evertill.ui.keys.Keyboard;

/** The way to the reports. UI thread only. */
public final class ReportButton extends AsideButton {

    @Inject
    public ReportButton(Session session, Keyboard keyboard, Locale locale) {
        super(
                session,
                "org.evertill.command.report",
                "report.open",
                Messages.beside(ReportButton.class, locale).get("reports"),
                keyboard.named("org.evertill.key.report", locale).orElse(""));
    }
}
