package org.evertill.archrules;

import com.github.javaparser.ast.body.CallableDeclaration;
import java.util.ArrayList;
import java.util.List;

final class LengthRule implements Rule {

    static final int FILE_LINES = 400;
    static final int METHOD_LINES = 50;

    @Override
    public String statement() {
        return "A file has at most " + FILE_LINES + " lines, a method at most " + METHOD_LINES;
    }

    @Override
    public List<Finding> check(House house) {
        var findings = new ArrayList<Finding>();
        for (Source source : house.sources()) {
            int lines = source.lines().size();
            if (lines > FILE_LINES) {
                findings.add(new Finding(
                        source.file(), FILE_LINES + 1, lines + " lines", "split the file by what changes together"));
            }
            for (var method : source.unit().findAll(CallableDeclaration.class)) {
                int length = length(method);
                if (length > METHOD_LINES) {
                    findings.add(source.finding(
                            method.getName(),
                            method.getNameAsString() + "() has " + length + " lines",
                            "name its steps as methods of their own"));
                }
            }
        }
        return findings;
    }

    /** From the name to the closing brace: documentation and annotations are free. */
    private static int length(CallableDeclaration<?> method) {
        int begin = method.getName().getBegin().orElseThrow().line;
        return method.getEnd().orElseThrow().line - begin + 1;
    }
}
