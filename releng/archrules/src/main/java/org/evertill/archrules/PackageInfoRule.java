package org.evertill.archrules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

final class PackageInfoRule implements Rule {

    @Override
    public String statement() {
        return "Every exported package has a package-info.java with @NullMarked";
    }

    @Override
    public List<Finding> check(House house) {
        var findings = new ArrayList<Finding>();
        for (Bundle bundle : house.bundles()) {
            Map<String, Source> infos = bundle.sources().stream()
                    .filter(source -> source.file().endsWith("package-info.java"))
                    .collect(Collectors.toMap(Source::packageName, source -> source, (a, b) -> a));
            Manifest manifest = bundle.manifest();
            for (String name : manifest.names("Export-Package")) {
                Source info = infos.get(name);
                if (info == null) {
                    findings.add(new Finding(
                            manifest.file(),
                            manifest.lineOf(name),
                            "the exported package " + name + " has no package-info.java",
                            "add one that says what the package is for, with @NullMarked"));
                } else if (info.unit()
                        .getPackageDeclaration()
                        .filter(d -> d.isAnnotationPresent("NullMarked"))
                        .isEmpty()) {
                    findings.add(new Finding(info.file(), 1, name + " is not @NullMarked", "annotate the package"));
                }
            }
        }
        return findings;
    }
}
