package org.evertill.archrules;

import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at the text of calls, not at their types: a name is enough to tell these. */
final class BannedCallRule implements Rule {

    private static final Set<String> CLOCKED =
            Set.of("Instant", "LocalDate", "LocalDateTime", "LocalTime", "OffsetDateTime", "ZonedDateTime", "Year");

    @Override
    public String statement() {
        return "No call that the style forbids";
    }

    @Override
    public List<Finding> check(House house) {
        var findings = new ArrayList<Finding>();
        for (Source source : house.sources()) {
            if (!source.test()) {
                source.unit()
                        .walk(node -> ban(source, node)
                                .map(ban -> source.finding(node, ban.what(), ban.remedy()))
                                .ifPresent(findings::add));
            }
        }
        return findings;
    }

    private record Ban(String what, String remedy) {}

    private static Optional<Ban> ban(Source source, Node node) {
        return Optional.ofNullable(
                switch (node) {
                    case ObjectCreationExpr creation -> banCreation(creation);
                    case MethodCallExpr call -> banCall(source, call);
                    case FieldAccessExpr field -> banField(source, field);
                    case ImportDeclaration imported -> banImport(imported);
                    default -> null;
                });
    }

    private static @org.jspecify.annotations.Nullable Ban banCreation(ObjectCreationExpr creation) {
        return switch (creation.getType().getNameAsString()) {
            case "Thread" -> new Ban("new Thread(", "take a bounded executor from the one place that makes them");
            case "Date" -> new Ban("new Date(", "use java.time with the injected Clock");
            default -> null;
        };
    }

    private static @org.jspecify.annotations.Nullable Ban banCall(Source source, MethodCallExpr call) {
        String on = call.getScope().map(Expression::toString).orElse("");
        String name = call.getNameAsString();
        boolean kernel = source.bundle().equals("org.evertill.kernel");
        if (name.equals("sleep") && on.equals("Thread")) {
            return new Ban("Thread.sleep(", "wait on a condition with a limit, or schedule the next step");
        }
        if (name.equals("syncExec")) {
            return new Ban("syncExec(", "use the UI task helper of org.evertill.ui, which never blocks");
        }
        if (name.equals("printStackTrace")) {
            return new Ban("printStackTrace(", "log once where it is handled: log.warn(\"…\", exception)");
        }
        if (!kernel && name.equals("currentTimeMillis") && on.equals("System")) {
            return new Ban("System.currentTimeMillis()", "take the time from the injected Clock");
        }
        if (!kernel
                && name.equals("now")
                && CLOCKED.contains(on)
                && call.getArguments().isEmpty()) {
            return new Ban(on + ".now()", "take the time from the injected Clock: " + on + ".now(clock)");
        }
        return name.equals("format") && on.equals("String") ? banFormat(call) : null;
    }

    /** Without a locale numbers are written with the digits of whoever runs it, also where another program reads them. */
    private static @org.jspecify.annotations.Nullable Ban banFormat(MethodCallExpr call) {
        var first = call.getArgument(0);
        boolean isText = first.isStringLiteralExpr() || first.isTextBlockLiteralExpr() || first.isBinaryExpr();
        return isText ? new Ban("String.format without a locale", "name one: String.format(Locale.ROOT, …)") : null;
    }

    private static @org.jspecify.annotations.Nullable Ban banField(Source source, FieldAccessExpr field) {
        String text = field.toString();
        boolean terminal = text.equals("System.out") || text.equals("System.err");
        return terminal && !source.bundle().startsWith("org.evertill.app")
                ? new Ban(text, "log with slf4j, or return the text to the command in org.evertill.app.*")
                : null;
    }

    private static @org.jspecify.annotations.Nullable Ban banImport(ImportDeclaration imported) {
        return imported.getNameAsString().equals("java.util.Date")
                ? new Ban("java.util.Date", "use java.time with the injected Clock")
                : null;
    }
}
