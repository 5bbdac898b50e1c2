package org.evertill.domain;

import org.evertill.entity.Entity;
import org.evertill.entity.Group;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.evertill.kernel.Nanoid;
import org.jspecify.annotations.Nullable;

/**
 * What a setting is somewhere. All tills have all of them: they are few, and each till takes those for its own place.
 *
 * @param name the setting's name, {@code sale.age-check}
 * @param place {@code chain}, {@code store:S1} or {@code register:S1-R1}
 * @param text the value as it is written; null when it is not set here any more
 */
@Entity(table = "setting_values", scope = ScopeKind.CHAIN)
@Needs("CONFIGURE")
public record SettingValue(
        @Id String id,
        @Label("Setting") @Indexed @MaxLength(80) String name,
        @Label("Place") @MaxLength(80) String place,

        @Label("Value") @Group("value") @MaxLength(4_000) @Nullable
        String text) {

    /** One for a setting and a place: the same wherever it is made, so that two who set it meet in one row. */
    public static SettingValue of(String name, String place, @Nullable String text) {
        return new SettingValue(Nanoid.derived("setting_values", name + "@" + place), name, place, text);
    }
}
