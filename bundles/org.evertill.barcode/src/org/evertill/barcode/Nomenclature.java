package org.evertill.barcode;

import java.util.List;
import java.util.Optional;
import org.evertill.barcode.Barcode.InStore;

/**
 * The chain's own codes with a price or a weight in them. Pure.
 *
 * @param rules the first that fits a code is its rule
 */
public record Nomenclature(List<NomenclatureRule> rules) {

    /** Rules at most: there are no more prefixes than this to tell apart. */
    public static final int MAX_RULES = 100;

    /** No codes of the chain's own: every number is an item's. */
    public static final Nomenclature NONE = new Nomenclature(List.of());

    private static final int CODE_LENGTH = 13;

    public Nomenclature {
        rules = List.copyOf(rules);
        if (rules.size() > MAX_RULES) {
            throw new IllegalArgumentException("more than " + MAX_RULES + " rules");
        }
    }

    /**
     * What holds as long as a chain says nothing else: weight in grams after 21, price after 23, and the priced code of the
     * United States and Canada (UPC-A that begins with 2) with its verifier. All others of 02 and 20 to 29 are numbers
     * of items.
     */
    public static Nomenclature standard() {
        return new Nomenclature(List.of(
                new NomenclatureRule("weight", "21IIIIIWW.WWWC", Optional.of(MeasureUnit.KILOGRAM)),
                new NomenclatureRule("price", "23IIIIIPPP.PPC", Optional.empty()),
                new NomenclatureRule("price with verifier", "02IIIIIVPP.PPC", Optional.empty())));
    }

    /** What a number says by the rule that it fits; throws {@code barcode.check-digit}, {@code barcode.verifier}. */
    Optional<InStore> read(String digits) {
        String code = "0".repeat(Math.max(0, CODE_LENGTH - digits.length())) + digits;
        if (digits.length() < CODE_LENGTH - 1 || code.length() > CODE_LENGTH && !code.startsWith("0")) {
            return Optional.empty();
        }
        String thirteen = code.substring(code.length() - CODE_LENGTH);
        return rules.stream().filter(rule -> rule.fits(thirteen)).findFirst().map(rule -> rule.read(thirteen));
    }
}
