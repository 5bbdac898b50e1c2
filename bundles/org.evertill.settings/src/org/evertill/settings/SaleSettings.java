package org.evertill.settings;

import java.util.List;
import org.evertill.barcode.Nomenclature;
import org.evertill.domain.TaxRounding;

/** What can be set of selling. */
public final class SaleSettings {

    /** Where tax is rounded: on each line, or once for all lines of a rate. */
    public static final Setting<TaxRounding.Level> TAX_ROUNDING =
            new Setting<>("sale.tax-rounding", SettingType.oneOf(TaxRounding.Level.class), TaxRounding.Level.LINE);

    /** Whether the till asks for the age of who buys what only older people may buy. */
    public static final Setting<Boolean> AGE_CHECK = new Setting<>("sale.age-check", SettingType.yesNo(), true);

    /** By which rules the chain makes its own codes with a price or a weight in them. */
    public static final Setting<Nomenclature> SCALE_CODES =
            new Setting<>("scan.scale-codes", new ScaleCodes(), Nomenclature.standard());

    /** All of them. */
    public static final List<Setting<?>> ALL = List.of(TAX_ROUNDING, AGE_CHECK, SCALE_CODES);

    private SaleSettings() {}
}
