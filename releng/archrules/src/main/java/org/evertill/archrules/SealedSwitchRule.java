package org.evertill.archrules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.PatternExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithImplements;
import com.github.javaparser.ast.nodeTypes.SwitchNode;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.type.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Goes by names: a switch whose cases name a record or class of a sealed family of ours has no default. The compiler then finds every switch
 * that a new member of the family must enter.
 */
final class SealedSwitchRule implements Rule {

    @Override
    public String statement() {
        return "A switch over a sealed type of ours has no default";
    }

    @Override
    public List<Finding> check(House house) {
        var members = new HashSet<String>();
        house.sources().forEach(source -> collectMembers(source, members));
        var findings = new ArrayList<Finding>();
        for (Source source : house.sources()) {
            source.unit().walk(node -> {
                if (node instanceof SwitchStmt || node instanceof SwitchExpr) {
                    check(source, node, ((SwitchNode) node).getEntries(), members, findings);
                }
            });
        }
        return findings;
    }

    private static void check(
            Source source, Node node, List<SwitchEntry> entries, Set<String> members, List<Finding> findings) {
        boolean open = entries.stream()
                .anyMatch(entry -> entry.isDefault() || entry.getLabels().isEmpty());
        boolean ofSealed = entries.stream()
                .flatMap(entry -> entry.getLabels().stream())
                .filter(PatternExpr.class::isInstance)
                .map(label -> lastName(((PatternExpr) label).getType()))
                .anyMatch(members::contains);
        if (open && ofSealed) {
            findings.add(source.finding(
                    node,
                    "a default in a switch over a sealed type",
                    "name every case, so that a new one cannot be missed"));
        }
    }

    /** The simple names of what a sealed type permits, or of what extends it in the same file. */
    private static void collectMembers(Source source, Set<String> members) {
        var sealedHere = new HashSet<String>();
        for (var type : source.unit().findAll(ClassOrInterfaceDeclaration.class)) {
            if (type.hasModifier(com.github.javaparser.ast.Modifier.Keyword.SEALED)) {
                sealedHere.add(type.getNameAsString());
                type.getPermittedTypes().forEach(permitted -> members.add(lastName(permitted)));
            }
        }
        for (var type : source.unit().findAll(TypeDeclaration.class)) {
            if (type instanceof NodeWithImplements<?> node
                    && node.getImplementedTypes().stream().anyMatch(t -> sealedHere.contains(lastName(t)))) {
                members.add(type.getNameAsString());
            }
        }
    }

    private static String lastName(Type type) {
        String name =
                type.isClassOrInterfaceType() ? type.asClassOrInterfaceType().getNameAsString() : type.asString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
