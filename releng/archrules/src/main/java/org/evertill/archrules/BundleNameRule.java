package org.evertill.archrules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

final class BundleNameRule implements Rule {

    private static final Set<String> EMPTY_WORDS =
            Set.of("core", "common", "util", "utils", "impl", "manager", "helper");

    @Override
    public String statement() {
        return "A bundle's name says its subject and kind, and is the name of its folder";
    }

    @Override
    public List<Finding> check(House house) {
        var findings = new ArrayList<Finding>();
        for (Bundle bundle : house.bundles()) {
            Manifest manifest = bundle.manifest();
            Arrays.stream(bundle.name().split("\\."))
                    .filter(EMPTY_WORDS::contains)
                    .map(word -> new Finding(
                            manifest.file(),
                            manifest.lineOf("Bundle-SymbolicName"),
                            "the word '" + word + "' in " + bundle.name(),
                            "name what the bundle is about, or what makes it different (sqlite, http, local)"))
                    .forEach(findings::add);
            if (!manifest.names("Bundle-SymbolicName").equals(List.of(bundle.name()))) {
                findings.add(new Finding(
                        manifest.file(),
                        manifest.lineOf("Bundle-SymbolicName"),
                        "Bundle-SymbolicName is not the folder's name " + bundle.name(),
                        "make them the same"));
            }
        }
        return findings;
    }
}
