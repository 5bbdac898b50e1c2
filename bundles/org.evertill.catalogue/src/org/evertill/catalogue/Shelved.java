package org.evertill.catalogue;

import java.util.Optional;
import org.evertill.domain.PriceRow;
import org.evertill.domain.Product;
import org.evertill.storage.Stored;

/**
 * A product with what one of it costs in the store now.
 *
 * @param price the row in force; empty for a product without a price
 */
public record Shelved(Stored<Product> product, Optional<PriceRow> price) {

    public Product value() {
        return product.value();
    }
}
