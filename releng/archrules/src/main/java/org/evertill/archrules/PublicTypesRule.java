package org.evertill.archrules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Types of packages that are not exported do not count: nobody else can see them. */
final class PublicTypesRule implements Rule {

    static final int MOST = 40;

    @Override
    public String statement() {
        return "A bundle offers at most " + MOST + " public types";
    }

    @Override
    public List<Finding> check(House house) {
        var findings = new ArrayList<Finding>();
        for (Bundle bundle : house.bundles()) {
            var exported = new HashSet<>(bundle.manifest().names("Export-Package"));
            long types = bundle.mainSources().stream()
                    .filter(source -> exported.contains(source.packageName()))
                    .flatMap(source -> source.unit().getTypes().stream())
                    .filter(type -> type.isPublic())
                    .count();
            if (types > MOST) {
                findings.add(new Finding(
                        bundle.manifest().file(),
                        bundle.manifest().lineOf("Export-Package"),
                        bundle.name() + " exports " + types + " public types",
                        "hide what only the bundle itself needs, or split it by subject"));
            }
        }
        return findings;
    }
}
