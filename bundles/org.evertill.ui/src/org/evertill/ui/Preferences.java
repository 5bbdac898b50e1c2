package org.evertill.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * How people want the window of this till: theme, size of text, language, keys, and what other bundles let them choose. Names like
 * {@code window.theme}; a bundle's own begins with the name of its chain or bundle. Kept at this till alone, read when the window starts.
 * What the chain decides is a setting instead. In the application's context. UI thread only.
 */
public final class Preferences {

    /** Characters of a value at most. */
    public static final int MAX_VALUE = 200;

    private final Map<String, String> values;
    private final Consumer<Map<String, String>> keep;
    private final List<Runnable> listeners = new ArrayList<>();

    /**
     * @param kept what was chosen before
     * @param keep told all of it after every change
     */
    public Preferences(Map<String, String> kept, Consumer<Map<String, String>> keep) {
        this.values = new TreeMap<>(kept);
        this.keep = keep;
    }

    /** What somebody chose; empty for what nobody has chosen. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Everything that was chosen, by name. */
    public Map<String, String> all() {
        return Map.copyOf(values);
    }

    /** Somebody chooses; holds at once. An empty value takes the choice back. */
    public void choose(String name, String value) {
        choose(Map.of(name, value));
    }

    /** Several choices that hold together. */
    public void choose(Map<String, String> chosen) {
        boolean changes = false;
        for (var choice : chosen.entrySet()) {
            changes |= put(choice.getKey(), choice.getValue());
        }
        if (changes) {
            keep.accept(all());
            List.copyOf(listeners).forEach(Runnable::run);
        }
    }

    /** Calls the listener after every change, until the returned handle is run. */
    public Runnable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private boolean put(String name, String value) {
        if (value.length() > MAX_VALUE) {
            throw new IllegalArgumentException("too long for " + name);
        }
        var before = value.isEmpty() ? values.remove(name) : values.put(name, value);
        return !value.equals(before == null ? "" : before);
    }
}
