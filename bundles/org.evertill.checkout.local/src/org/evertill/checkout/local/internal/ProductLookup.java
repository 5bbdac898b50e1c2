package org.evertill.checkout.local.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;

/** From a code to the product it stands for, by index only. */
final class ProductLookup {

    /** The lengths a GTIN has; the same number in another length, filled with zeros, names the same product. */
    private static final int[] GTIN_LENGTHS = {8, 12, 13, 14};

    /** More products than this with one code are not told apart. */
    private static final int MAX_MATCHES = 20;

    private ProductLookup() {}

    /**
     * The product: by exactly this code, else by the same GTIN written in another length, else by stock code, else by its
     * identifier, which tells those with one code apart. Throws {@code sale.unknown-code}, {@code sale.ambiguous-code}.
     */
    static Product byCode(Reader reader, String code) {
        String wanted = code.strip();
        var found = claimants(reader, wanted);
        if (found.isEmpty()) {
            throw new ProblemException(Problem.of(
                            "sale.unknown-code",
                            "No product has the code " + wanted + ". Scan it again or search it by name.")
                    .with("code", wanted));
        }
        if (found.size() > 1) {
            throw new ProblemException(Problem.of(
                            "sale.ambiguous-code",
                            found.size() + " products have the code " + wanted
                                    + ". Choose the right one from the list, or search it by name.")
                    .with("code", wanted)
                    .with("products", found.size()));
        }
        return found.getFirst();
    }

    /** All products that a code may stand for. */
    static List<Product> claimants(Reader reader, String code) {
        String wanted = code.strip();
        var found = coded(reader, List.of(wanted));
        if (found.isEmpty()) {
            found = coded(reader, otherForms(wanted));
        }
        if (found.isEmpty()) {
            found = stockCode(reader, wanted);
        }
        if (found.isEmpty()) {
            var named = new LinkedHashMap<String, Product>();
            reader.find(DomainTypes.PRODUCT, wanted).ifPresent(p -> addActive(named, p.value()));
            found = named;
        }
        return List.copyOf(found.values());
    }

    static List<String> otherForms(String code) {
        if (code.isEmpty() || code.length() > 14 || !code.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return List.of();
        }
        String digits = code.replaceFirst("^0+", "");
        var forms = new ArrayList<String>();
        for (int length : GTIN_LENGTHS) {
            if (code.length() >= GTIN_LENGTHS[0] && length >= digits.length() && length != code.length()) {
                forms.add("0".repeat(length - digits.length()) + digits);
            }
        }
        return forms;
    }

    private static Map<String, Product> coded(Reader reader, List<String> codes) {
        if (codes.isEmpty()) {
            return Map.of();
        }
        var ids = reader.query(
                "SELECT DISTINCT product_id FROM product_codes WHERE is_deleted = 0 AND code IN ("
                        + String.join(", ", Collections.nCopies(codes.size(), "?")) + ") LIMIT " + MAX_MATCHES,
                codes,
                row -> row.getString(1));
        var products = new LinkedHashMap<String, Product>();
        for (String id : ids) {
            reader.find(DomainTypes.PRODUCT, id).ifPresent(p -> addActive(products, p.value()));
        }
        return products;
    }

    private static Map<String, Product> stockCode(Reader reader, String code) {
        var products = new LinkedHashMap<String, Product>();
        var bySku = Selection.where(Filter.equal("sku", code)).page(0, MAX_MATCHES);
        reader.select(DomainTypes.PRODUCT, bySku).forEach(p -> addActive(products, p.value()));
        return products;
    }

    private static void addActive(Map<String, Product> products, Product product) {
        if (product.active()) {
            products.put(product.id(), product);
        }
    }
}
