package org.evertill.app.bench.internal;

import org.evertill.domain.Product;
import org.evertill.storage.Selection;

/** Small things that several benchmarks need. */
final class Sample {

    static final Selection ALL = Selection.all();

    private Sample() {}

    static Product renamed(Product old, String name) {
        return new Product(
                old.id(), old.sku(), name, old.brand(), old.kind(), old.unit(), old.taxClass(), old.active());
    }

    /** A figure of something that was not done would be worse than none. */
    static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
