package org.evertill.ui.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.evertill.report.Report;
import org.evertill.report.TradeReports;
import org.evertill.ui.Notices;
import org.junit.jupiter.api.Test;

/** Every report has a name, and whatever can be refused is said, in both languages. */
class TextsTest {

    private static final Path SEAMS = Path.of("../org.evertill.report/src/org/evertill/report");
    private static final List<String> FILES = List.of("messages.properties", "messages_de.properties");

    @Test
    void everyReportOfATillHasAName() throws IOException {
        for (String file : FILES) {
            var texts = texts(ReportWords.class, file);
            var without = TradeReports.ALL.stream()
                    .filter(report -> report != TradeReports.STORES)
                    .map(Report::name)
                    .filter(name -> !texts.containsKey("report." + name))
                    .toList();
            assertEquals(List.of(), without, file);
        }
    }

    @Test
    void everyProblemHasATextInBothLanguages() throws IOException {
        var codes = new TreeSet<String>();
        for (String seam : List.of("Reports.java", "ReportDesk.java", "ReportCsv.java")) {
            Pattern.compile("\\{@code ([a-z]+\\.[a-z-]+)\\}")
                    .matcher(Files.readString(SEAMS.resolve(seam)))
                    .results()
                    .forEach(match -> codes.add(match.group(1)));
        }
        assertTrue(codes.size() > 6, "codes: " + codes);
        for (String file : FILES) {
            var own = texts(ReportWords.class, file);
            var shared = texts(Notices.class, file);
            var without = codes.stream()
                    .map(code -> "problem." + code)
                    .filter(key -> !own.containsKey(key) && !shared.containsKey(key))
                    .toList();
            assertEquals(List.of(), without, file);
        }
    }

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        var english = texts(ReportWords.class, FILES.get(0));
        var german = texts(ReportWords.class, FILES.get(1));
        assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(german.keySet()));
        for (String key : english.stringPropertyNames()) {
            assertEquals(placeholders(english.getProperty(key)), placeholders(german.getProperty(key)), key);
        }
    }

    private static List<String> placeholders(String text) {
        return Pattern.compile("\\{\\w+\\}")
                .matcher(text)
                .results()
                .map(match -> match.group())
                .sorted()
                .toList();
    }

    private static Properties texts(Class<?> anchor, String file) throws IOException {
        var texts = new Properties();
        try (var in = anchor.getResourceAsStream(file)) {
            texts.load(in);
        }
        return texts;
    }
}
