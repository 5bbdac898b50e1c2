package org.evertill.pricing;

import java.util.Set;
import org.evertill.domain.Product;
import org.evertill.kernel.Category;

/**
 * Which products a promotion is about: those that are named, or are in one of the categories, or of one of the brands; all when nothing is
 * said. Never those that are excepted.
 *
 * @param products stock codes or identifiers
 * @param categories one stands for all below it
 * @param except stock codes or identifiers
 */
public record Selector(Set<String> products, Set<Category> categories, Set<String> brands, Set<String> except) {

    /** Everything. */
    public static final Selector ALL = new Selector(Set.of(), Set.of(), Set.of(), Set.of());

    public Selector {
        products = Set.copyOf(products);
        categories = Set.copyOf(categories);
        brands = Set.copyOf(brands);
        except = Set.copyOf(except);
    }

    public boolean matches(Product product) {
        return !names(except, product)
                && (isAll() || names(products, product) || isInCategory(product) || isOfBrand(product));
    }

    private boolean isAll() {
        return products.isEmpty() && categories.isEmpty() && brands.isEmpty();
    }

    private static boolean names(Set<String> some, Product product) {
        return !some.isEmpty() && (some.contains(product.sku()) || some.contains(product.id()));
    }

    private boolean isInCategory(Product product) {
        if (product.category() == null || categories.isEmpty()) {
            return false;
        }
        var category = Category.of(product.category());
        return categories.stream().anyMatch(category::isWithin);
    }

    private boolean isOfBrand(Product product) {
        String brand = product.brand();
        return brand != null && brands.contains(brand);
    }
}
