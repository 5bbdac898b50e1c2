package org.evertill.ui.shell.internal;

import java.util.Locale;
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
        var choices = IdleLock.OFFERED.stream()
                .map(minutes -> new Choice<>(
                        minutes,
                        "lock." + minutes,
                        minutes == 0 ? texts.get("lock.never") : texts.get("lock.minutes", minutes)))
                .toList();
        new ChoiceRow<>(
                        parent,
                        texts.get("lock.after"),
                        choices,
                        IdleLock.minutes(around.preferences()),
                        minutes -> around.preferences().choose(IdleLock.PREFERENCE, String.valueOf(minutes)))
                .setLayoutData(Widgets.wide());
        Widgets.label(parent, texts.get("lock.kept"), "muted").setLayoutData(Widgets.wide());
        return Keys.NONE;
    }

    private static Messages texts(Locale locale) {
        return Messages.beside(LockPage.class, locale);
    }
}
