package org.evertill.fiscal.company;

import java.util.List;
import org.evertill.settings.Setting;
import org.evertill.settings.SettingType;

/**
 * Who sells, as a tax office wants to know it. What is set for the chain is the company; street, postcode and town that are set for a
 * store say where that is.
 */
public final class CompanySettings {

    /** What stands for nothing yet. */
    public static final String NONE = "none";

    private static final int MAX_TEXT = 60;

    public static final Setting<String> NAME = text("fiscal.company-name");
    public static final Setting<String> STREET = text("fiscal.street");
    public static final Setting<String> POSTCODE = text("fiscal.postcode");
    public static final Setting<String> TOWN = text("fiscal.town");
    public static final Setting<String> TAX_NUMBER = text("fiscal.tax-number");
    public static final Setting<String> VAT_ID = text("fiscal.vat-id");

    /** All of them. */
    public static final List<Setting<?>> ALL = List.of(NAME, STREET, POSTCODE, TOWN, TAX_NUMBER, VAT_ID);

    private CompanySettings() {}

    private static Setting<String> text(String name) {
        return new Setting<>(name, SettingType.text(MAX_TEXT), NONE);
    }
}
