package org.evertill.example.window.internal;

import jakarta.inject.Inject;
import java.util.Locale;
import org.evertill.ui.AsideButton;
import org.evertill.ui.Messages;
import org.evertill.ui.Session;
import org.evertill.ui.keys.Keyboard;

/** The way to the bags. UI thread only. */
public final class BagButton extends AsideButton {

    @Inject
    public BagButton(Session session, Keyboard keyboard, Locale locale) {
        super(
                session,
                "org.evertill.example.window.command",
                "bags.open",
                Messages.beside(BagButton.class, locale).get("keys.bags"),
                keyboard.named("org.evertill.example.window.key", locale).orElse(""));
    }
}
