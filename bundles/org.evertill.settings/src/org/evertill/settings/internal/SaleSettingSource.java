package org.evertill.settings.internal;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.evertill.settings.SaleSettings;
import org.evertill.settings.Setting;
import org.evertill.settings.SettingSource;
import org.osgi.service.component.annotations.Component;

/** What the product lets a chain set. */
@Component
public final class SaleSettingSource implements SettingSource {

    @Override
    public List<Setting<?>> settings() {
        return SaleSettings.ALL;
    }

    @Override
    public String words(Setting<?> setting, Locale locale) {
        return ResourceBundle.getBundle(
                        "org.evertill.settings.messages",
                        locale,
                        SaleSettingSource.class.getClassLoader(),
                        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES))
                .getString(setting.name());
    }
}
