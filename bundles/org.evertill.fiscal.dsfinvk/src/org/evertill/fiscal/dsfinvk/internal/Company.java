package org.evertill.fiscal.dsfinvk.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.evertill.domain.SettingValue;
import org.evertill.domain.Store;
import org.evertill.fiscal.company.CompanySettings;
import org.evertill.settings.Setting;
import org.evertill.settings.SettingPlace;
import org.evertill.settings.Settings;
import org.evertill.usecase.Attempt;

/** Who sells, and where. */
record Company(Address company, Address location, String taxNumber, String vatId) {

    /** Where something is; the country has three letters. */
    record Address(String name, String street, String postcode, String town, String country) {}

    /**
     * What is set. Throws {@code fiscal.no-company} while something that a tax office wants to know is not.
     *
     * @param rows those of a setting by its name
     */
    static Company of(Store store, Function<String, List<SettingValue>> rows) {
        var chain = new Settings(new SettingPlace.Chain(), rows);
        var here = new Settings(new SettingPlace.Store(store.id()), rows);
        String country = Locale.of("", store.countryCode()).getISO3Country();
        var missing = new ArrayList<String>();
        var company = address(chain, needed(chain, CompanySettings.NAME, missing), country, missing);
        String taxNumber = value(chain, CompanySettings.TAX_NUMBER);
        String vatId = value(chain, CompanySettings.VAT_ID);
        if (taxNumber.isEmpty() && vatId.isEmpty()) {
            missing.add(CompanySettings.TAX_NUMBER.name() + " or " + CompanySettings.VAT_ID.name());
        }
        if (!missing.isEmpty()) {
            throw Attempt.problem(
                    "fiscal.no-company",
                    "A tax office wants to know who sells. At head office set for the chain: "
                            + String.join(", ", missing) + ".");
        }
        return new Company(company, address(here, store.name(), country, missing), taxNumber, vatId);
    }

    private static Address address(Settings settings, String name, String country, List<String> missing) {
        return new Address(
                name,
                needed(settings, CompanySettings.STREET, missing),
                needed(settings, CompanySettings.POSTCODE, missing),
                needed(settings, CompanySettings.TOWN, missing),
                country);
    }

    private static String needed(Settings settings, Setting<String> setting, List<String> missing) {
        String value = value(settings, setting);
        if (value.isEmpty()) {
            missing.add(setting.name());
        }
        return value;
    }

    private static String value(Settings settings, Setting<String> setting) {
        String value = settings.value(setting);
        return value.equals(CompanySettings.NONE) ? "" : value;
    }
}
