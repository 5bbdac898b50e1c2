package org.evertill.fiscal.company.internal;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.evertill.fiscal.company.CompanySettings;
import org.evertill.settings.Setting;
import org.evertill.settings.SettingSource;
import org.osgi.service.component.annotations.Component;

/** Lets a chain say who it is. */
@Component
public final class CompanySettingSource implements SettingSource {

    @Override
    public List<Setting<?>> settings() {
        return CompanySettings.ALL;
    }

    @Override
    public String words(Setting<?> setting, Locale locale) {
        return ResourceBundle.getBundle(
                        "org.evertill.fiscal.company.messages",
                        locale,
                        CompanySettingSource.class.getClassLoader(),
                        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES))
                .getString(setting.name());
    }
}
