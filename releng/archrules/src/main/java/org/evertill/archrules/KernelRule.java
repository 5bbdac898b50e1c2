package org.evertill.archrules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

final class KernelRule implements Rule {

    private static final String REMEDY = "the kernel stands on the Java platform alone: move this to a higher floor";

    @Override
    public String statement() {
        return "The kernel imports java.* only (and org.jspecify)";
    }

    @Override
    public List<Finding> check(House house) {
        var findings = new ArrayList<Finding>();
        for (Bundle bundle : house.bundles()) {
            if (bundle.name().equals("org.evertill.kernel")) {
                Manifest manifest = bundle.manifest();
                Stream.of("Import-Package", "Require-Bundle")
                        .flatMap(header -> manifest.names(header).stream())
                        .filter(name -> !allowed(name))
                        .map(name -> new Finding(
                                manifest.file(), manifest.lineOf(name), "the manifest names " + name, REMEDY))
                        .forEach(findings::add);
                bundle.mainSources()
                        .forEach(source -> source.unit().getImports().stream()
                                .filter(i -> !allowed(i.getNameAsString()))
                                .map(i -> source.finding(i, "imports " + i.getNameAsString(), REMEDY))
                                .forEach(findings::add));
            }
        }
        return findings;
    }

    private static boolean allowed(String name) {
        return name.startsWith("java.") || name.startsWith("org.jspecify.") || name.startsWith("org.evertill.kernel");
    }
}
