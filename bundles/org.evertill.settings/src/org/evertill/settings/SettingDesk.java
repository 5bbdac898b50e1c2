package org.evertill.settings;

import java.util.List;
import java.util.Locale;
import org.evertill.kernel.Outcome;
import org.evertill.settings.Settings.Effective;

/** What is set for this till; a service. Reads the till's own database; any thread but the UI's. */
public interface SettingDesk {

    /** All settings that there are, by name. Problems: {@code till.not-enrolled}, {@code till.no-store}. */
    Outcome<List<Effective<?>>> all();

    /** One of them, for a part of the product or of a chain that it belongs to. Problems: the same. */
    <T> Outcome<T> value(Setting<T> setting);

    /** What a setting is for, in a sentence. */
    String words(Setting<?> setting, Locale locale);
}
