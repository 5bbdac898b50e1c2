package org.evertill.example.window.internal;

import java.util.Arrays;
import java.util.Locale;
import org.eclipse.swt.widgets.Composite;
import org.evertill.ui.Messages;
import org.evertill.ui.SettingsPage;
import org.evertill.ui.widget.ChoiceRow;
import org.evertill.ui.widget.ChoiceRow.Choice;
import org.osgi.service.component.annotations.Component;

/** The page of the settings on which people choose of which days the screen of bags tells. */
@Component
public final class BagPage implements SettingsPage {

    @Override
    public String id() {
        return "org.evertill.example.window.page";
    }

    @Override
    public String title(Locale locale) {
        return Messages.beside(BagPage.class, locale).get("keys.bags");
    }

    @Override
    public Keys create(Composite parent, Surroundings around) {
        var texts = Messages.beside(BagPage.class, around.locale());
        var choices = Arrays.stream(Days.values())
                .map(days -> new Choice<>(days, days.text(), texts.get(days.text())))
                .toList();
        var preferences = around.preferences();
        new ChoiceRow<>(parent, texts.get("days"), choices, Days.chosen(preferences), days -> days.choose(preferences));
        return Keys.NONE;
    }
}
