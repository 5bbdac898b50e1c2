package org.evertill.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.evertill.domain.SettingValue;
import org.evertill.kernel.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What settings are at one place. What is set for the register comes before what is set for its store, that before what is set for the
 * chain; a value that is none, as one that a newer version wrote, is passed over and logged. Reads nothing until it is asked, and then
 * the rows of that one setting.
 */
public final class Settings {

    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

    private final SettingPlace place;
    private final Function<String, List<SettingValue>> rows;

    /**
     * @param rows the rows of a setting by its name, for whatever places, in any order
     */
    public Settings(SettingPlace place, Function<String, List<SettingValue>> rows) {
        this.place = place;
        this.rows = rows;
    }

    /**
     * A value, and where it comes from.
     *
     * @param from empty when nobody has set it and it is the built-in one
     * @param ignored values for this place that are none
     */
    public record Effective<T>(Setting<T> setting, T value, Optional<SettingPlace> from, List<Problem> ignored) {

        public Effective {
            ignored = List.copyOf(ignored);
        }

        /** The value as it is written. */
        public String text() {
            return setting.type().write(value);
        }
    }

    /** The value. */
    public <T> T value(Setting<T> setting) {
        var effective = effective(setting);
        effective.ignored().forEach(problem -> LOG.warn("{}", problem.message()));
        return effective.value();
    }

    /** The value with where it comes from. */
    public <T> Effective<T> effective(Setting<T> setting) {
        var all = rows.apply(setting.name());
        var ignored = new ArrayList<Problem>();
        for (SettingPlace level : place.nearestFirst()) {
            var text = textAt(all, level);
            var value = text.flatMap(setting.type()::parse);
            if (value.isPresent()) {
                return new Effective<>(setting, value.get(), Optional.of(level), ignored);
            }
            text.ifPresent(bad -> ignored.add(badValue(setting, bad).with("place", level)));
        }
        return new Effective<>(setting, setting.standard(), Optional.empty(), ignored);
    }

    private static Optional<String> textAt(List<SettingValue> rows, SettingPlace level) {
        return rows.stream()
                .filter(row -> row.place().equals(level.toString()))
                .map(SettingValue::text)
                .filter(Objects::nonNull)
                .findFirst();
    }

    static Problem badValue(Setting<?> setting, String text) {
        String shown = text.length() > 200 ? text.substring(0, 200) + "…" : text;
        return Problem.of(
                        "setting.bad-value",
                        "\"" + shown + "\" is no value of " + setting.name() + ". Write "
                                + setting.type().shape() + ".")
                .with("name", setting.name());
    }
}
