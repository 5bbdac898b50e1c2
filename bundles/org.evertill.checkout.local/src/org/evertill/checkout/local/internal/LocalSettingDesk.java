package org.evertill.checkout.local.internal;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.evertill.kernel.Outcome;
import org.evertill.settings.Declared;
import org.evertill.settings.Setting;
import org.evertill.settings.SettingDesk;
import org.evertill.settings.SettingSource;
import org.evertill.settings.Settings;
import org.evertill.settings.Settings.Effective;
import org.evertill.storage.Database;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Place;
import org.evertill.usecase.TillSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What is set for this till, as its own database has it. */
@Component
public final class LocalSettingDesk implements SettingDesk {

    private final Database database;
    private final Declared declared;

    @Activate
    public LocalSettingDesk(
            @Reference Database database,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<SettingSource> sources) {
        this.database = database;
        this.declared = new Declared(sources);
    }

    @Override
    public Outcome<List<Effective<?>>> all() {
        return here(settings ->
                declared.all().stream().<Effective<?>>map(settings::effective).toList());
    }

    @Override
    public <T> Outcome<T> value(Setting<T> setting) {
        return here(settings -> settings.value(setting));
    }

    @Override
    public String words(Setting<?> setting, Locale locale) {
        return declared.words(setting, locale);
    }

    private <R> Outcome<R> here(Function<Settings, R> work) {
        return Attempt.of(() ->
                database.read(reader -> work.apply(TillSettings.of(reader, Place.of(database, reader)))));
    }
}
