package org.evertill.headoffice.postgres.internal;

import java.sql.SQLException;
import java.util.List;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;

/** Products as people name them at head office. */
record StockProducts(TypedRows rows) {

    private static final String BY_CODE = " WHERE NOT t.is_deleted AND (t.id = ? OR t.sku = ? OR t.id IN"
            + " (SELECT c.product_id FROM product_codes c WHERE c.code = ? AND NOT c.is_deleted)) ORDER BY t.id LIMIT 2";

    /** Throws {@code headoffice.unknown-product} for none, and for several. */
    Product byCode(String code) throws SQLException {
        String named = code.strip();
        var found = rows.rows(DomainTypes.PRODUCT, BY_CODE, List.of(named, named, named));
        if (found.size() != 1) {
            throw new ProblemException(Problem.of(
                            "headoffice.unknown-product",
                            (found.isEmpty() ? "There is no product " : "There are several products ") + named
                                    + ". Name one by its stock code or barcode.")
                    .with("code", named));
        }
        return found.getFirst();
    }

    /** Stock code and name; the identifier of what is not known. */
    String name(String productId) throws SQLException {
        return rows.rows(DomainTypes.PRODUCT, " WHERE t.id = ?", List.of(productId)).stream()
                .findFirst()
                .map(product -> product.sku() + " " + product.name())
                .orElse(productId);
    }
}
