package org.evertill.archrules;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import java.nio.file.Path;
import java.util.List;

/**
 * A Java file.
 *
 * @param file below the root of the source tree
 * @param bundle the name of the bundle it stands in
 * @param test whether it is test code: it may wait, print and ask for the time
 */
record Source(Path file, String bundle, boolean test, List<String> lines, CompilationUnit unit) {

    String packageName() {
        return unit.getPackageDeclaration().map(d -> d.getNameAsString()).orElse("");
    }

    Finding finding(Node node, String problem, String remedy) {
        return new Finding(file, node.getBegin().map(p -> p.line).orElse(1), problem, remedy);
    }
}
