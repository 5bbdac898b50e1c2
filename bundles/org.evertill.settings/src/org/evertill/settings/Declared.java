package org.evertill.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;

/** All settings that there are. Of two with one name the first counts. Immutable. */
public final class Declared {

    private final Map<String, Entry> byName = new LinkedHashMap<>();

    public Declared(Collection<SettingSource> sources) {
        for (SettingSource source : sources) {
            source.settings().forEach(setting -> byName.putIfAbsent(setting.name(), new Entry(setting, source)));
        }
    }

    private record Entry(Setting<?> setting, SettingSource source) {}

    /** By name. */
    public List<Setting<?>> all() {
        return byName.values().stream()
                .<Setting<?>>map(Entry::setting)
                .sorted(Comparator.comparing(Setting::name))
                .toList();
    }

    /** One by its name. Problem: {@code setting.unknown}. */
    public Outcome<Setting<?>> find(String name) {
        var found = Optional.ofNullable(byName.get(name));
        return found.<Outcome<Setting<?>>>map(entry -> Outcome.ok(entry.setting()))
                .orElseGet(() -> Outcome.failed(Problem.of(
                                "setting.unknown",
                                "There is no setting " + name + ". There are: " + String.join(", ", byName.keySet())
                                        + ".")
                        .with("name", name)));
    }

    /** What a setting is for, in a sentence; empty for one that is not declared. */
    public String words(Setting<?> setting, Locale locale) {
        var entry = byName.get(setting.name());
        return entry == null ? "" : entry.source().words(entry.setting(), locale);
    }

    /** A value as it is written, if it is one of the setting. Problems: {@code setting.unknown}, {@code setting.bad-value}. */
    public Outcome<String> checked(String name, String text) {
        return find(name).then(setting -> checked(setting, text));
    }

    private static <T> Outcome<String> checked(Setting<T> setting, String text) {
        return setting.type()
                .parse(text)
                .map(setting.type()::write)
                .filter(written -> written.length() <= SettingType.MAX_TEXT)
                .map(Outcome::ok)
                .orElseGet(() -> Outcome.failed(Settings.badValue(setting, text)));
    }
}
