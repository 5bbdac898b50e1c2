package org.evertill.ui.catalogue.internal;

import jakarta.inject.Inject;
import java.util.Locale;
import org.evertill.ui.AsideButton;
import org.evertill.ui.Messages;
import org.evertill.ui.Session;
import org.evertill.ui.keys.Keyboard;

/** The way to the catalogue. UI thread only. */
public final class CatalogueButton extends AsideButton {

    @Inject
    public CatalogueButton(Session session, Keyboard keyboard, Locale locale) {
        super(
                session,
                "org.evertill.command.catalogue",
                "catalogue.open",
                Messages.beside(CatalogueButton.class, locale).get("catalogue"),
                keyboard.named("org.evertill.key.catalogue", locale).orElse(""));
    }
}
