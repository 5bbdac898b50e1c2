package org.evertill.barcode;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a scanned or typed code is. */
public sealed interface Barcode {

    /** What the code says beside which product it is. */
    default Said said() {
        return Said.NOTHING;
    }

    /** Nothing that GS1 knows: a code of the house, a stock code, a name. */
    record Plain(String code) implements Barcode {}

    /**
     * The number of a trade item and nothing else.
     *
     * @param symbology as its digits say
     * @param other what eight digits are that may be a UPC-E as well as an EAN-8, when they are tried as that first
     */
    record Item(Symbology symbology, Gtin gtin, Optional<Gtin> other) implements Barcode {}

    /** How the number of an item was written. */
    enum Symbology {
        EAN_8,
        UPC_E,
        UPC_A,
        EAN_13,
        /** Fourteen digits: ITF-14, and whatever else carries them. */
        ITF_14
    }

    /**
     * A GS1 element string or a Digital Link.
     *
     * @param gtin the item: that of AI 01, else that of 02
     * @param elements all values by identifier, in their order
     */
    record Elements(Gtin gtin, Map<String, String> elements, Said said) implements Barcode {

        /** Which elements are kept first where there is no room for all. */
        private static final List<String> FIRST = List.of("01", "02", "37", "30", "31", "32", "35", "36", "39", "10");

        public Elements {
            elements = Collections.unmodifiableMap(new LinkedHashMap<>(elements));
        }

        /**
         * Identifiers in brackets and their values, as below a symbol; where there is no room for all, the most important
         * that fit.
         *
         * @param maxLength at least 18, the length of an item's number alone
         */
        public String text(int maxLength) {
            var text = new StringBuilder();
            elements.entrySet().stream()
                    .sorted(Comparator.comparingInt(e -> rank(e.getKey())))
                    .map(e -> "(" + e.getKey() + ")" + e.getValue())
                    .filter(element -> text.length() + element.length() <= maxLength)
                    .forEach(text::append);
            return text.toString();
        }

        private static int rank(String identifier) {
            for (int i = 0; i < FIRST.size(); i++) {
                if (identifier.startsWith(FIRST.get(i))) {
                    return i;
                }
            }
            return FIRST.size();
        }
    }

    /**
     * One of the chain's own codes with a price or a weight in it.
     *
     * @param code as it was read
     * @param rule the name of the rule that it follows
     * @param candidates what the product may be registered as, tried in this order: the code with zeros for price or
     *     weight; prefix and item number; the item number; the same without zeros before it
     */
    record InStore(String code, String rule, List<String> candidates, Said said) implements Barcode {

        public InStore {
            candidates = List.copyOf(candidates);
        }
    }
}
