package org.evertill.settings;

import java.util.regex.Pattern;

/**
 * Something that can be set.
 *
 * @param name like {@code sale.age-check}; a chain's own begins with the name of the chain or of its bundle
 * @param type what values there are
 * @param standard what holds where nobody has set anything
 */
public record Setting<T>(String name, SettingType<T> type, T standard) {

    /** Characters of a name at most. */
    public static final int MAX_NAME = 80;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

    public Setting {
        if (name.length() > MAX_NAME || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of a setting: " + name);
        }
    }
}
