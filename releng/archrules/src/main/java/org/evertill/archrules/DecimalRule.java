package org.evertill.archrules;

import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.PrimitiveType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

final class DecimalRule implements Rule {

    private static final Set<String> BUNDLES = Set.of(
            "org.evertill.kernel",
            "org.evertill.barcode",
            "org.evertill.domain",
            "org.evertill.checkout",
            "org.evertill.checkout.local");
    private static final Set<String> TYPES = Set.of("double", "float", "Double", "Float");

    @Override
    public String statement() {
        return "No double and no float where money and quantities are computed";
    }

    @Override
    public List<Finding> check(House house) {
        var findings = new ArrayList<Finding>();
        for (Source source : house.sources()) {
            if (source.test() || !BUNDLES.contains(source.bundle())) {
                continue;
            }
            source.unit().walk(node -> {
                boolean type = node instanceof PrimitiveType || node instanceof ClassOrInterfaceType;
                if (type && TYPES.contains(node.toString()) || node instanceof DoubleLiteralExpr) {
                    findings.add(source.finding(
                            node, "'" + node + "'", "compute with Money, UnitPrice or Quantity, which are exact"));
                }
            });
        }
        return findings;
    }
}
