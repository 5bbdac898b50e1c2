package org.evertill.ui.catalogue.internal;

import jakarta.inject.Inject;
import java.util.Locale;
import org.evertill.ui.AsideButton;
import org.evertill.ui.Messages;
import org.evertill.ui.Session;

/** The way to the catalogue. UI thread only. */
public final class CatalogueButton extends AsideButton {

    @Inject
    public CatalogueButton(Session session, Locale locale) {
        this(session, Messages.beside(CatalogueButton.class, locale));
    }

    private CatalogueButton(Session session, Messages texts) {
        super(
                session,
                "org.evertill.command.catalogue",
                "catalogue.open",
                texts.get("catalogue"),
                texts.get("open.key"));
    }
}
