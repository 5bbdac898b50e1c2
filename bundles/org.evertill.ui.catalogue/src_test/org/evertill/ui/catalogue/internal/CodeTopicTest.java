package org.evertill.ui.catalogue.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.evertill.domain.ProductCode;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.VersionVector;
import org.evertill.storage.Stored;
import org.junit.jupiter.api.Test;

class CodeTopicTest {

    private static final ProductCode CODE = new ProductCode("c1", "tea", "5012345678900");

    @Test
    void aCodeStaysItsProductsWhateverItStandsFor() {
        var six = CodeTopic.typed(stored(CODE), "6").orThrow().value();
        assertEquals(new ProductCode("c1", "tea", "5012345678900", Quantity.of(6)), six);
        assertEquals(CODE, CodeTopic.typed(stored(six), "1").orThrow().value());
        assertFalse(CodeTopic.typed(stored(CODE), "0").isOk());
    }

    private static Stored<ProductCode> stored(ProductCode code) {
        return new Stored<>(code, VersionVector.EMPTY, Stored.SyncStatus.PENDING, Optional.empty());
    }
}
