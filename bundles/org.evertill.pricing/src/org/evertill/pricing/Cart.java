package org.evertill.pricing;

import java.util.Currency;
import java.util.List;

/**
 * What a promotion may take something off. In which order and in how many lines it was scanned cannot be seen.
 *
 * @param pieces the dearest first, of equal ones by product; a rule names them by their place in this list
 */
public record Cart(Currency currency, List<Pieces> pieces) {

    public Cart {
        pieces = List.copyOf(pieces);
    }
}
