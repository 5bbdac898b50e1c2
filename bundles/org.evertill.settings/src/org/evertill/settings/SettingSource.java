package org.evertill.settings;

import java.util.List;
import java.util.Locale;

/** Settings that a bundle brings; a service, of the product and of a chain's own bundles alike, at tills and at head office. */
public interface SettingSource {

    List<Setting<?>> settings();

    /** What one of them is for, in a sentence. */
    String words(Setting<?> setting, Locale locale);
}
