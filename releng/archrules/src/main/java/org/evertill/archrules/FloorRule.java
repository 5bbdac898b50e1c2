package org.evertill.archrules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Floors come from the manifests: the header {@value #HEADER} of each bundle. */
final class FloorRule implements Rule {

    private static final String HEADER = "Evertill-Floor";

    @Override
    public String statement() {
        return "A bundle imports org.evertill packages from strictly lower floors only, and every bundle states its"
                + " floor";
    }

    @Override
    public List<Finding> check(House house) {
        var findings = new ArrayList<Finding>();
        var exporters = exporters(house);
        for (Bundle bundle : house.bundles()) {
            if (bundle.isTests()) {
                continue;
            }
            OptionalInt floor = floor(bundle);
            if (floor.isEmpty()) {
                findings.add(new Finding(
                        bundle.manifest().file(),
                        1,
                        "no header " + HEADER + " with a number",
                        "add '" + HEADER + ": n'; ARCHITECTURE.md tells the floors"));
            } else {
                findings.addAll(upward(bundle, floor.getAsInt(), exporters));
            }
        }
        return findings;
    }

    private static List<Finding> upward(Bundle bundle, int floor, Map<String, Bundle> exporters) {
        var findings = new ArrayList<Finding>();
        Manifest manifest = bundle.manifest();
        Stream.of("Import-Package", "Require-Bundle")
                .flatMap(header -> manifest.names(header).stream())
                .filter(name -> name.startsWith("org.evertill."))
                .forEach(name -> {
                    Bundle provider = exporters.get(name);
                    if (provider == null) {
                        findings.add(new Finding(
                                manifest.file(),
                                manifest.lineOf(name),
                                name + " is exported by no bundle",
                                "export it where it is, or drop the import"));
                    } else if (provider != bundle && floor(provider).orElse(-1) >= floor) {
                        findings.add(new Finding(
                                manifest.file(),
                                manifest.lineOf(name),
                                "%s (floor %d) imports %s of %s (floor %d)"
                                        .formatted(
                                                bundle.name(),
                                                floor,
                                                name,
                                                provider.name(),
                                                floor(provider).orElse(-1)),
                                "see an interface on a lower floor instead, or move what is needed down"));
                    }
                });
        return findings;
    }

    /** Who gives a package, and each bundle under its own name, for Require-Bundle. */
    private static Map<String, Bundle> exporters(House house) {
        var exporters = new HashMap<String, Bundle>();
        for (Bundle bundle : house.bundles()) {
            bundle.manifest().names("Export-Package").forEach(name -> exporters.put(name, bundle));
            exporters.putIfAbsent(bundle.name(), bundle);
        }
        return exporters;
    }

    private static OptionalInt floor(Bundle bundle) {
        String text = bundle.manifest().header(HEADER).orElse("");
        return text.matches("\\d{1,2}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
