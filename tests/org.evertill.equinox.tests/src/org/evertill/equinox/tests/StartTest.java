package org.evertill.equinox.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The framework holds the bundles of both products. */
class StartTest {

    private final Bundle[] bundles =
            FrameworkUtil.getBundle(StartTest.class).getBundleContext().getBundles();

    @Test
    void everyBundleOfOursIsResolved() {
        List<String> unresolved = Arrays.stream(bundles)
                .filter(bundle -> bundle.getSymbolicName().startsWith("org.evertill."))
                .filter(bundle -> bundle.getState() == Bundle.INSTALLED)
                .map(Bundle::getSymbolicName)
                .toList();
        assertEquals(List.of(), unresolved);
    }
}
