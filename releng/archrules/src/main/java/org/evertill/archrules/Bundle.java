package org.evertill.archrules;

import java.nio.file.Path;
import java.util.List;

/**
 * A bundle of ours under {@code bundles/} or {@code tests/}.
 *
 * @param folder absolute
 * @param sources of src and src_test
 */
record Bundle(String name, Path folder, Manifest manifest, List<Source> sources) {

    /** A bundle of tests may look everywhere. */
    boolean isTests() {
        return name.endsWith(".tests");
    }

    List<Source> mainSources() {
        return sources.stream().filter(source -> !source.test()).toList();
    }
}
