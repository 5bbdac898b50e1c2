package org.evertill.usecase;

import org.evertill.domain.DomainTypes;
import org.evertill.domain.SettingValue;
import org.evertill.settings.SettingPlace;
import org.evertill.settings.Settings;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Stored;

/** What is set for this till, as its own database has it now; each setting that is asked for costs one look into an index. */
public final class TillSettings {

    private TillSettings() {}

    /** For the work that the reader is for. */
    public static Settings of(Reader reader, Place place) {
        var here = new SettingPlace.Register(
                place.till().registerId(), place.store().id());
        return new Settings(
                here,
                name -> reader
                        .select(
                                DomainTypes.SETTING_VALUE,
                                Selection.where(Filter.equal("name", name)).page(0, Selection.MAX_LIMIT))
                        .stream()
                        .map(Stored<SettingValue>::value)
                        .toList());
    }
}
