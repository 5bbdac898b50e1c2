package org.evertill.ui.shell.internal;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.evertill.ui.Messages;
import org.evertill.ui.SettingsPage;
import org.evertill.ui.widget.ChoiceRow;
import org.evertill.ui.widget.ChoiceRow.Choice;
import org.evertill.ui.widget.Widgets;

/** After how long without a touch or a key the till locks itself. */
final class LockPage implements SettingsPage {

    @Override
    public String id() {
        return "org.evertill.settings.lock";
    }

    @Override
    public String title(Locale locale) {
        return texts(locale).get("lock");
    }

    @Override
    public Keys create(Composite parent, Surroundings around) {
        var texts = texts(around.locale());
        var choices = new ArrayList<Choice<Optional<Integer>>>();
        choices.add(new Choice<>(Optional.empty(), "lock.chain", texts.get("lock.chain")));
        for (int minutes : IdleLock.OFFERED) {
            var words = minutes == 0 ? texts.get("lock.never") : texts.get("lock.minutes", minutes);
            choices.add(new Choice<>(Optional.of(minutes), "lock." + minutes, words));
        }
        new ChoiceRow<>(
                        parent,
                        texts.get("lock.after"),
                        choices,
                        IdleLock.chosen(around.preferences()),
                        minutes -> around.preferences()
                                .choose(
                                        IdleLock.PREFERENCE,
                                        minutes.map(String::valueOf).orElse("")))
                .setLayoutData(Widgets.wide());
        Widgets.label(parent, texts.get("lock.kept"), "muted").setLayoutData(Widgets.wide());
        return Keys.NONE;
    }

    private static Messages texts(Locale locale) {
        return Messages.beside(LockPage.class, locale);
    }
}
