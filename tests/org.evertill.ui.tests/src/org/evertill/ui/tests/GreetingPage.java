package org.evertill.ui.tests;

import java.util.List;
import java.util.Locale;
import org.eclipse.swt.widgets.Composite;
import org.evertill.ui.SettingsPage;
import org.evertill.ui.widget.ChoiceRow;
import org.evertill.ui.widget.ChoiceRow.Choice;

/** A page of the settings that another bundle brings, as docs/window.md shows it. */
final class GreetingPage implements SettingsPage {

    @Override
    public String id() {
        return "org.evertill.ui.tests.greeting";
    }

    @Override
    public String title(Locale locale) {
        return locale.getLanguage().equals("de") ? "Begrüßung" : "Greeting";
    }

    @Override
    public Keys create(Composite parent, Surroundings around) {
        var choices = List.of(new Choice<>("on", "greeting.on", "On"), new Choice<>("off", "greeting.off", "Off"));
        var now = around.preferences().value(id()).orElse("off");
        new ChoiceRow<>(
                parent,
                title(around.locale()),
                choices,
                now,
                chosen -> around.preferences().choose(id(), chosen));
        return Keys.NONE;
    }
}
