package org.evertill.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
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

    /** Where the card terminal of a register is: {@code tcp://HOST:PORT}; {@code none} for none. */
    public static final Setting<String> TERMINAL = new Setting<>("tender.terminal", SettingType.text(200), "none");

    /** Up to what is paid back for goods without a receipt by whoever may pay back, in the store's currency. */
    public static final Setting<BigDecimal> RETURN_LIMIT =
            new Setting<>("sale.return-limit", SettingType.amount(), BigDecimal.valueOf(50));

    /** After how many minutes without a key or a touch a till locks itself, 0 for never, as long as nobody chose otherwise at it. */
    public static final Setting<Integer> LOCK_MINUTES =
            new Setting<>("till.lock-minutes", SettingType.number(0, 24 * 60), 0);

    /** All of them. */
    public static final List<Setting<?>> ALL =
            List.of(TAX_ROUNDING, AGE_CHECK, SCALE_CODES, TERMINAL, RETURN_LIMIT, LOCK_MINUTES);

    private SaleSettings() {}

    /** The address that is meant by a value of {@link #TERMINAL}; empty for none, or for what is no address. */
    public static Optional<URI> terminal(String value) {
        try {
            return Optional.of(new URI(value)).filter(uri -> "tcp".equals(uri.getScheme()) && uri.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
