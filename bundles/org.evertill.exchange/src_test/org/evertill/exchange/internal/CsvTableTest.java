package org.evertill.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.evertill.kernel.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {

    @TempDir
    Path directory;

    @Test
    void columnsAreFoundWhateverTheirOrderAndSpelling() throws IOException {
        try (var table = open("\ufeffName;Tax Class; GTIN \nA;b;1\n")) {
            assertEquals(2, table.needed("gtin").orThrow());
            assertEquals(1, table.column("tax_class").orElseThrow());
            assertEquals("exchange.missing-column", problem(table.needed("price")));
        }
        assertEquals(List.of("2 A|b|1"), rows("\ufeffName;Tax Class; GTIN \nA;b;1\n"));
    }

    @Test
    void quotesSeparatorsAndLineEndsAreRead() throws IOException {
        assertEquals(
                List.of("2 a, b|say \"hi\"", "3 two\nlines|x", "5 5\" pipe|y"),
                rows("c,d\r\n\"a, b\",\"say \"\"hi\"\"\"\r\n\"two\r\nlines\",x\r\n5\" pipe,y"));
    }

    @Test
    void anOpenQuoteCostsItsOwnLineOnly() throws IOException {
        assertEquals(
                List.of("2 bad-quote", "3 a|b", "4 \"c\"|d".replace("\"", ""), "5 e|f"),
                rows("x,y\n1,\"open\na,b\n\"c\",d\ne,f\n"));
        assertEquals(List.of("2 bad-quote", "3 a|b"), rows("x,y\n1,\"open\na,b"));
        assertEquals(List.of("2 bad-quote", "3 a|b"), rows("x,y\n\"a\"b,c\na,b"));
    }

    @Test
    void rowsOfAnotherWidthBlankLinesAndWrongBytesDisturbNobody() throws IOException {
        assertEquals(List.of("2 missing-field", "3 extra-field", "6 a|b"), rows("x,y\n1\n1,2,3\n\n  \na,b\n"));
        var bytes = "x,y\n1,\u00e4\n".getBytes(StandardCharsets.ISO_8859_1);
        var file = directory.resolve("latin1.csv");
        Files.write(file, bytes);
        assertEquals(List.of("2 invalid-utf8"), rows(file));
    }

    @Test
    void aRowWithoutEndIsSkippedWithoutBeingHeld() throws IOException {
        var huge = new byte[5 << 20];
        Arrays.fill(huge, (byte) 'a');
        var out = new ByteArrayOutputStream();
        out.write("x,y\n".getBytes(StandardCharsets.UTF_8));
        out.write(huge);
        out.write("\nc,d\n".getBytes(StandardCharsets.UTF_8));
        var file = directory.resolve("huge.csv");
        Files.write(file, out.toByteArray());
        assertEquals(List.of("2 row-too-long", "3 c|d"), rows(file));
    }

    @Test
    void gzipIsSeenByItsContent() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("x,y\na,b\n".getBytes(StandardCharsets.UTF_8));
        }
        var file = directory.resolve("packed.data");
        Files.write(file, packed.toByteArray());
        assertEquals(List.of("2 a|b"), rows(file));

        var liar = Files.writeString(directory.resolve("liar.csv.gz"), "x,y\n");
        assertEquals("exchange.not-gzip", problem(CsvTable.open(liar)));
        assertEquals("exchange.no-file", problem(CsvTable.open(directory.resolve("nothing.csv"))));
        assertEquals("exchange.no-file", problem(CsvTable.open(directory)));
    }

    @Test
    void aPackedFileThatBreaksOffIsSaid() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 50_000; i++) {
                gzip.write(("a" + i * 31 % 977 + ",b" + i + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        var file = directory.resolve("cut.csv.gz");
        Files.write(file, Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
        assertThrows(IOException.class, () -> rows(file));
    }

    private List<String> rows(String text) throws IOException {
        return rows(Files.writeString(directory.resolve("file.csv"), text));
    }

    private static List<String> rows(Path file) throws IOException {
        var rows = new ArrayList<String>();
        try (var table = CsvTable.open(file).orThrow()) {
            for (var row = table.next(); row.isPresent(); row = table.next()) {
                rows.add(
                        switch (row.get()) {
                            case CsvRow.Good(var line, var fields) -> line + " " + String.join("|", fields);
                            case CsvRow.Broken(var why) -> why.line() + " " + why.reason();
                        });
            }
        }
        return rows;
    }

    private CsvTable open(String text) throws IOException {
        return CsvTable.open(Files.writeString(directory.resolve("open.csv"), text))
                .orThrow();
    }

    static String problem(Outcome<?> outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome).problem().code();
    }
}
