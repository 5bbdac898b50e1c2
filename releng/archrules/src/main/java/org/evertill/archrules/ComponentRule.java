package org.evertill.archrules;

import com.github.javaparser.ast.body.TypeDeclaration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Without a descriptor, a component is silently missing at run time. */
final class ComponentRule implements Rule {

    @Override
    public String statement() {
        return "Every class with @Component has its descriptor in the built bundle, and the manifest names the"
                + " descriptors";
    }

    @Override
    public List<Finding> check(House house) {
        var findings = new ArrayList<Finding>();
        for (Bundle bundle : house.bundles()) {
            Path classes = bundle.folder().resolve("target/classes");
            for (Source source : bundle.sources()) {
                for (var type : source.unit().findAll(TypeDeclaration.class)) {
                    if (type.isAnnotationPresent("Component")) {
                        findings.addAll(check(bundle, classes, source, type));
                    }
                }
            }
        }
        return findings;
    }

    private static List<Finding> check(Bundle bundle, Path classes, Source source, TypeDeclaration<?> type) {
        var findings = new ArrayList<Finding>();
        String name = binaryName(source, type);
        if (!Files.exists(classes.resolve("OSGI-INF/" + name + ".xml"))) {
            findings.add(source.finding(
                    type,
                    "no OSGI-INF/" + name + ".xml in the bundle's target/classes",
                    "build first; if it is built, tycho-ds-plugin did not run on it"));
        }
        if (bundle.manifest().header("Service-Component").isEmpty()) {
            findings.add(source.finding(
                    type,
                    bundle.name() + " has a component and no header Service-Component",
                    "add 'Service-Component: OSGI-INF/*.xml' and 'Bundle-ActivationPolicy: lazy'"));
        }
        return findings;
    }

    private static String binaryName(Source source, TypeDeclaration<?> type) {
        var outer =
                type.getParentNode().filter(TypeDeclaration.class::isInstance).map(TypeDeclaration.class::cast);
        return outer.map(o -> binaryName(source, o) + "$" + type.getNameAsString())
                .orElseGet(() -> source.packageName() + "." + type.getNameAsString());
    }
}
