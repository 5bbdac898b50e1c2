package org.evertill.sync.words;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The texts of this bundle and the way people of a language write dates. English is the language of last resort. */
final class Texts {

    private static final String NAME = Texts.class.getPackageName() + ".messages";

    private final ResourceBundle texts;
    private final Locale locale;
    private final ZoneId zone;

    Texts(Locale locale, ZoneId zone) {
        this.texts = ResourceBundle.getBundle(
                NAME,
                locale,
                Texts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.locale = locale;
        this.zone = zone;
    }

    Locale locale() {
        return locale;
    }

    /** A text, with {@code {0}}, {@code {1}} … replaced. */
    String get(String key, Object... arguments) {
        var text = texts.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
    }

    Optional<String> find(String key) {
        return texts.containsKey(key) ? Optional.of(texts.getString(key)) : Optional.empty();
    }

    /** Day, hours and minutes. */
    String time(Instant instant) {
        return style(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT))
                .format(instant);
    }

    String day(LocalDate date) {
        return style(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)).format(date);
    }

    private DateTimeFormatter style(DateTimeFormatter style) {
        return style.withLocale(locale).withZone(zone);
    }
}
