package org.evertill.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    private static final List<String> HEADER = List.of("name", "amount");

    @TempDir
    Path directory;

    private Path target() {
        return directory.resolve("rows.csv");
    }

    @Test
    void onlyWhatNeedsQuotationMarksHasThemAndLinesEndWithCrLf() throws IOException {
        long rows = Csv.write(target(), HEADER, csv -> {
            csv.add(List.of("Tea, green", "1.50"));
            csv.add(List.of("12\" pan", "a\nb"));
        });

        assertEquals(2, rows);
        assertEquals("name,amount\r\n\"Tea, green\",1.50\r\n\"12\"\" pan\",\"a\nb\"\r\n", Files.readString(target()));
    }

    @Test
    void aFormulaBecomesATextAndANumberStaysOne() {
        assertEquals(
                "'=1+1,-1.50\r\n'@SUM(A1),+49 30 1234\r\n",
                Csv.text(List.of(List.of("=1+1", "-1.50"), List.of("@SUM(A1)", "+49 30 1234"))));
    }

    @Test
    void anExactFileKeepsWhatItIsGiven() throws IOException {
        try (var csv = Csv.exact(target(), ';')) {
            csv.add(List.of("=1+1", "a;b", "a,b"));
        }
        assertEquals("=1+1;\"a;b\";a,b\r\n", Files.readString(target()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tea",
                "=1",
                "'=1",
                "''=1",
                "'tea",
                "-tea",
                "-5",
                "+49 30/12",
                "@me",
                "\tx",
                "\rx",
                "\nx",
                "+1+cmd"
            })
    void whatIsWrittenIsReadAsItWas(String text) {
        assertEquals(text, SpreadsheetText.read(SpreadsheetText.written(text)));
    }

    @Test
    void whatFailsLeavesTheOldFileAndNothingBesideIt() throws IOException {
        Files.writeString(target(), "old");
        assertThrows(
                IOException.class,
                () -> Csv.write(target(), HEADER, csv -> {
                    csv.add(List.of("Tea", "1"));
                    throw new UncheckedIOException(new IOException("disk full"));
                }));
        assertThrows(
                IllegalStateException.class,
                () -> Csv.write(target(), HEADER, csv -> {
                    throw new IllegalStateException();
                }));
        assertEquals("old", Files.readString(target()));
        assertFalse(Files.exists(directory.resolve("rows.csv.part")));
    }

    @Test
    void aFolderIsNoTarget() {
        assertThrows(IOException.class, () -> Csv.write(directory, HEADER, csv -> {}));
    }
}
