package org.evertill.archrules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule fails on a house that breaks it, and holds on one that does not. */
class RulesTest {

    @TempDir
    Path root;

    @Test
    void floors() throws IOException {
        bundle("org.evertill.low", "Evertill-Floor: 1\nExport-Package: org.evertill.low\n");
        bundle(
                "org.evertill.high",
                "Evertill-Floor: 2\nExport-Package: org.evertill.high\nImport-Package: org.evertill.low\n");
        assertHolds(new FloorRule());

        bundle("org.evertill.low", "Evertill-Floor: 2\nExport-Package: org.evertill.low\n");
        assertBroken(new FloorRule(), "bundles/org.evertill.high/META-INF/MANIFEST.MF:6", "imports org.evertill.low");
    }

    @Test
    void floorsAreStatedAndImportsExist() throws IOException {
        bundle("org.evertill.none", "");
        assertBroken(new FloorRule(), "org.evertill.none/META-INF/MANIFEST.MF:1", "no header Evertill-Floor");

        bundle("org.evertill.none", "Evertill-Floor: 3\nImport-Package: org.evertill.gone\n");
        assertBroken(new FloorRule(), "MANIFEST.MF:5", "org.evertill.gone is exported by no bundle");
    }

    @Test
    void testsLookEverywhere() throws IOException {
        bundle("org.evertill.app", "Evertill-Floor: 8\nExport-Package: org.evertill.app\n");
        bundle("org.evertill.x.tests", "Import-Package: org.evertill.app\n");
        assertHolds(new FloorRule());
    }

    @Test
    void kernel() throws IOException {
        bundle("org.evertill.kernel", "");
        java("org.evertill.kernel", "A", "import java.util.List; class A {}");
        assertHolds(new KernelRule());

        java("org.evertill.kernel", "A", "import org.slf4j.Logger; class A {}");
        assertBroken(new KernelRule(), "A.java:1", "imports org.slf4j.Logger");

        bundle("org.evertill.kernel", "Import-Package: org.slf4j\n");
        assertEquals(2, findings(new KernelRule()).size());
    }

    @Test
    void bundleNames() throws IOException {
        bundle("org.evertill.storage.sqlite", "");
        assertHolds(new BundleNameRule());

        bundle("org.evertill.storage.impl", "");
        assertBroken(new BundleNameRule(), "MANIFEST.MF:3", "'impl'");
    }

    @Test
    void components() throws IOException {
        bundle("org.evertill.a", "Service-Component: OSGI-INF/*.xml\n");
        java("org.evertill.a", "A", "@Component class A {}");
        assertBroken(new ComponentRule(), "A.java:1", "no OSGI-INF/org.evertill.a.A.xml");

        write("bundles/org.evertill.a/target/classes/OSGI-INF/org.evertill.a.A.xml", "<x/>");
        assertHolds(new ComponentRule());

        bundle("org.evertill.a", "");
        assertBroken(new ComponentRule(), "A.java:1", "no header Service-Component");
    }

    @Test
    void packageInfo() throws IOException {
        bundle("org.evertill.a", "Export-Package: org.evertill.a\n");
        assertBroken(new PackageInfoRule(), "MANIFEST.MF:3", "has no package-info.java");

        write("bundles/org.evertill.a/src/org/evertill/a/package-info.java", "package org.evertill.a;");
        assertBroken(new PackageInfoRule(), "package-info.java:1", "not @NullMarked");

        write("bundles/org.evertill.a/src/org/evertill/a/package-info.java", "@NullMarked package org.evertill.a;");
        assertHolds(new PackageInfoRule());
    }

    @Test
    void publicTypes() throws IOException {
        bundle("org.evertill.a", "Export-Package: org.evertill.a\n");
        for (int i = 0; i < PublicTypesRule.MOST; i++) {
            java("org.evertill.a", "A" + i, "public class A" + i + " {}");
        }
        java("org.evertill.a", "Hidden", "class Hidden {}");
        write(
                "bundles/org.evertill.a/src/org/evertill/a/internal/B.java",
                "package org.evertill.a.internal; public class B {}");
        assertHolds(new PublicTypesRule());

        java("org.evertill.a", "One", "public class One {}");
        assertBroken(new PublicTypesRule(), "MANIFEST.MF:4", "exports 41 public types");
    }

    @Test
    void lengths() throws IOException {
        bundle("org.evertill.a", "");
        java(
                "org.evertill.a",
                "A",
                "class A {\n/** Doc.\n*/\nvoid a() {" + "\n".repeat(LengthRule.METHOD_LINES - 1) + "}}");
        assertHolds(new LengthRule());

        java("org.evertill.a", "A", "class A {\nvoid a() {" + "\n".repeat(LengthRule.METHOD_LINES) + "}}");
        assertBroken(new LengthRule(), "A.java:2", "a() has 51 lines");

        java("org.evertill.a", "A", "class A {}" + "\n".repeat(LengthRule.FILE_LINES) + "//");
        assertBroken(new LengthRule(), "A.java:401", "401 lines");
    }

    @Test
    void bannedCalls() throws IOException {
        bundle("org.evertill.a", "");
        for (String call : List.of(
                "new Thread(r)",
                "Thread.sleep(1)",
                "display.syncExec(r)",
                "e.printStackTrace()",
                "new Date()",
                "Instant.now()",
                "System.currentTimeMillis()",
                "System.out.println(1)",
                "System.err.println(1)")) {
            java("org.evertill.a", "A", "class A { void a() {\n" + call + "; } }");
            String what = call.startsWith("System.out") || call.startsWith("System.err") ? call.substring(0, 10) : call;
            assertBroken(
                    new BannedCallRule(),
                    "A.java:2",
                    what.replaceAll("\\([r1]?\\).*", "(").replaceFirst("^(e|display)\\.", ""));
        }
        java("org.evertill.a", "A", "import java.util.Date; class A {}");
        assertBroken(new BannedCallRule(), "A.java:1", "java.util.Date");
        java("org.evertill.a", "A", "class A { String a() { return String.format(\"%d\", 1); } }");
        assertBroken(new BannedCallRule(), "A.java:1", "String.format without a locale");
    }

    @Test
    void callsAreBannedWhereTheyDoHarm() throws IOException {
        bundle("org.evertill.app.till", "");
        bundle("org.evertill.kernel", "");
        java("org.evertill.app.till", "A", "class A { void a() { System.out.println(Instant.now(clock)); } }");
        java("org.evertill.app.till", "C", "class C { String c() { return String.format(Locale.ROOT, \"%d\", 1); } }");
        java("org.evertill.kernel", "B", "class B { long b() { return System.currentTimeMillis(); } }");
        write(
                "bundles/org.evertill.kernel/src_test/org/evertill/kernel/T.java",
                "class T { void t() { Thread.sleep(1); } }");
        write(
                "bundles/org.evertill.kernel/src/org/evertill/kernel/contract/C.java",
                "class C { void t() { Thread.sleep(1); } }");
        assertHolds(new BannedCallRule());
    }

    @Test
    void decimals() throws IOException {
        bundle("org.evertill.domain", "");
        bundle("org.evertill.ui", "");
        java("org.evertill.ui", "A", "class A { double a; }");
        assertHolds(new DecimalRule());

        for (String bad : List.of("double a;", "Float a;", "Object a = 1.5;", "List<Double> a;")) {
            java("org.evertill.domain", "A", "class A {\n" + bad + "\n}");
            assertBroken(new DecimalRule(), "A.java:2", "'");
        }
    }

    @Test
    void sealedSwitches() throws IOException {
        bundle("org.evertill.a", "");
        java(
                "org.evertill.a",
                "S",
                "sealed interface S { record One() implements S {} record Two(int n) implements S {} }");
        String text = "class A { int a(Object s) { return\nswitch (s) { case S.One o -> 1; case %s } ; } }";
        java("org.evertill.a", "A", text.formatted("S.Two t -> 2;"));
        assertHolds(new SealedSwitchRule());

        java("org.evertill.a", "A", text.formatted("String t -> 2; default -> 3;"));
        assertBroken(new SealedSwitchRule(), "A.java:2", "a default");

        java(
                "org.evertill.a",
                "A",
                "class A { int a(Object s) { return\nswitch (s) { case S.Two(int n) -> 1; default -> 3; }; } }");
        assertBroken(new SealedSwitchRule(), "A.java:2", "a default");

        java(
                "org.evertill.a",
                "A",
                "class A { int a(String s) { return switch (s) { case \"x\" -> 1; default -> 2; }; } }");
        assertHolds(new SealedSwitchRule());
    }

    @Test
    void messages() throws IOException {
        bundle("org.evertill.a", "");
        String folder = "bundles/org.evertill.a/src/org/evertill/a/";
        write(folder + "messages.properties", "# text\nyes = Yes\nno = No");
        assertBroken(new MessagesRule(), "messages.properties:1", "no messages_de.properties beside it");

        write(folder + "messages_de.properties", "no = Nein\nyes = Ja");
        assertHolds(new MessagesRule());

        write(folder + "messages_de.properties", "no =\nyes = Ja");
        assertBroken(new MessagesRule(), "messages_de.properties:1", "the message no is empty");

        write(folder + "messages_de.properties", "yes = Ja");
        assertBroken(
                new MessagesRule(), "messages.properties:3", "the message no is missing in messages_de.properties");

        write(folder + "messages_de.properties", "yes = Ja\nno = Nein\nmore = Mehr");
        assertBroken(
                new MessagesRule(), "messages_de.properties:3", "the message more is missing in messages.properties");
    }

    @Test
    void securityPage() throws IOException {
        bundle("org.evertill.a", "");
        assertBroken(new SecurityPageRule(), "docs/security.md:1", "the page is missing");

        write("docs/security.md", "# Security");
        assertBroken(new SecurityPageRule(), "docs/security.md:1", "no row");

        String rows = "| item | asks | state | test |\n|---|---|---|---|\n| 1.1 | a | met | `ATest`, `BTest` |\n";
        write("docs/security.md", rows + "| 1.2 | b | **not met** | – |\n");
        String tests = "bundles/org.evertill.a/src_test/org/evertill/a/";
        write(tests + "ATest.java", "package org.evertill.a; class ATest {}");
        assertBroken(new SecurityPageRule(), "docs/security.md:3", "there is no test BTest");

        write(tests + "BTest.java", "package org.evertill.a; class BTest {}");
        assertHolds(new SecurityPageRule());

        write("docs/security.md", rows + "| 1.2 | b | met | ATest |\n");
        assertBroken(new SecurityPageRule(), "docs/security.md:4", "'ATest' names no tests");
    }

    @Test
    void referencesPage() throws IOException {
        bundle("org.evertill.a", "");
        assertBroken(new ReferencesPageRule(), "docs/references.md:1", "the page is missing");

        write("docs/references.md", "# References\n\n| `ATest.isSo` | somebody |\n");
        assertBroken(new ReferencesPageRule(), "docs/references.md:3", "no test ATest.isSo refers to this page");

        String test = "bundles/org.evertill.a/src_test/org/evertill/a/ATest.java";
        write(
                test,
                "package org.evertill.a; class ATest {\n/** Said (docs/references.md). */\n@Test\nvoid isSo() {} }");
        assertHolds(new ReferencesPageRule());

        write("docs/references.md", "# References\n");
        assertBroken(new ReferencesPageRule(), "docs/references.md:1", "ATest.isSo has no row");
    }

    private void bundle(String name, String headers) throws IOException {
        String start = "Manifest-Version: 1.0\nBundle-Name: Name\nBundle-SymbolicName: " + name + "\n";
        write("bundles/" + name + "/META-INF/MANIFEST.MF", start + headers);
    }

    private void java(String bundle, String type, String text) throws IOException {
        String folder = "bundles/" + bundle + "/src/" + bundle.replace('.', '/') + "/";
        write(folder + type + ".java", "package " + bundle + "; " + text);
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private List<Finding> findings(Rule rule) {
        return rule.check(House.read(root));
    }

    private void assertHolds(Rule rule) {
        assertEquals(List.of(), findings(rule));
    }

    private void assertBroken(Rule rule, String place, String problem) {
        var findings = findings(rule);
        assertTrue(
                findings.stream().map(Finding::toString).anyMatch(f -> f.contains(place) && f.contains(problem)),
                () -> "expected '" + problem + "' at " + place + ", found " + findings);
    }
}
