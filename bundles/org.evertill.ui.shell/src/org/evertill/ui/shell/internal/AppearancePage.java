package org.evertill.ui.shell.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.evertill.ui.Messages;
import org.evertill.ui.Preferences;
import org.evertill.ui.SettingsPage;
import org.evertill.ui.widget.ChoiceRow;
import org.evertill.ui.widget.ChoiceRow.Choice;
import org.evertill.ui.widget.Widgets;

/** Theme, size of text, language. */
final class AppearancePage implements SettingsPage {

    @Override
    public String id() {
        return "org.evertill.settings.appearance";
    }

    @Override
    public String title(Locale locale) {
        return texts(locale).get("appearance");
    }

    @Override
    public Keys create(Composite parent, Surroundings around) {
        var texts = texts(around.locale());
        var preferences = around.preferences();
        var themes = choices(
                parent,
                texts.get("theme"),
                choices(Theme.values(), theme -> "theme." + theme.word(), texts),
                Theme.chosen(preferences).orElse(Theme.LIGHT),
                theme -> preferences.choose(Theme.PREFERENCE, theme.word()));
        // A key changes the theme as well; another size or language makes the page anew.
        var stop =
                preferences.listen(() -> themes.mark(Theme.chosen(preferences).orElse(Theme.LIGHT)));
        themes.addListener(SWT.Dispose, e -> stop.run());
        choices(
                parent,
                texts.get("text-size"),
                choices(TextSize.values(), size -> "text-size." + size.word(), texts),
                TextSize.chosen(preferences),
                size -> preferences.choose(TextSize.PREFERENCE, size.word()));
        choices(
                parent,
                texts.get("language"),
                Languages.ALL.stream().map(AppearancePage::inItself).toList(),
                spoken(preferences),
                language -> preferences.choose(Languages.PREFERENCE, language.toLanguageTag()));
        Widgets.label(parent, texts.get("language.receipts"), "muted").setLayoutData(Widgets.wide());
        return Keys.NONE;
    }

    private static <T> ChoiceRow<T> choices(
            Composite parent, String question, List<Choice<T>> all, T holds, java.util.function.Consumer<T> chosen) {
        var row = new ChoiceRow<>(parent, question, all, holds, chosen);
        row.setLayoutData(Widgets.wide());
        return row;
    }

    private static <T> List<Choice<T>> choices(T[] values, Function<T, String> key, Messages texts) {
        return Arrays.stream(values)
                .map(value -> new Choice<>(value, key.apply(value), texts.get(key.apply(value))))
                .toList();
    }

    /** Who looks for a language reads its own name. */
    private static Choice<Locale> inItself(Locale language) {
        return new Choice<>(language, "language." + language, language.getDisplayLanguage(language));
    }

    private static Locale spoken(Preferences preferences) {
        var chosen = Languages.chosen(preferences).getLanguage();
        return Languages.ALL.stream()
                .filter(language -> language.getLanguage().equals(chosen))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    private static Messages texts(Locale locale) {
        return Messages.beside(AppearancePage.class, locale);
    }
}
