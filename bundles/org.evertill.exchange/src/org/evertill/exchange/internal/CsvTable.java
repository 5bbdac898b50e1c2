package org.evertill.exchange.internal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.evertill.exchange.ProductImport;
import org.evertill.exchange.internal.LineSource.Line;
import org.evertill.exchange.internal.QuoteScan.Verdict;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;

/**
 * A CSV file with a header, read row by row. A broken row is given as such and spoils no other: an open quote ends after
 * {@value #MAX_RECORD_LINES} lines at the latest and costs one line only.
 */
final class CsvTable implements AutoCloseable {

    /** Lines that a quoted field may stretch over. */
    static final int MAX_RECORD_LINES = 50;

    private final FileSource source;
    private final LineSource lines;
    private final char separator;
    private final CsvReader.CsvReaderBuilder parser;
    private final Map<String, Integer> columns = new HashMap<>();
    private int columnCount;

    private CsvTable(FileSource source, LineSource lines, char separator) {
        this.source = source;
        this.lines = lines;
        this.separator = separator;
        this.parser = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(false);
    }

    /**
     * Opens a file and reads its header. Problems: those of {@link FileSource#open}, {@code exchange.missing-column}.
     */
    static Outcome<CsvTable> open(Path file) {
        return FileSource.open(file).then(source -> {
            try {
                var lines = new LineSource(source.content(), ProductImport.MAX_ROW_BYTES);
                var first = lines.next().map(CsvTable::withoutMark);
                var table = new CsvTable(source, lines, separator(first));
                first.ifPresent(line -> lines.giveBack(List.of(line)));
                table.readHeader();
                return Outcome.ok(table);
            } catch (IOException e) {
                source.close();
                return Outcome.failed(broken(file, 1));
            }
        });
    }

    /** What is wrong with a file that breaks off. */
    static Problem broken(Path file, long line) {
        return Problem.of(
                        "exchange.read-failed",
                        "The file " + file + " cannot be read beyond line " + line + ": it is damaged or was cut off."
                                + " What stood before is imported. Get the file again and repeat; nothing is doubled.")
                .with("line", line);
    }

    /** Where a column stands, by any of its names; case, blanks and hyphens do not matter. */
    Optional<Integer> column(String... names) {
        for (String name : names) {
            Integer index = columns.get(normal(name));
            if (index != null) {
                return Optional.of(index);
            }
        }
        return Optional.empty();
    }

    /** A column that must be there. Problem: {@code exchange.missing-column}. */
    Outcome<Integer> needed(String... names) {
        String why = columns.isEmpty()
                ? "The file is empty, or its first line is not text in UTF-8, and so it names no column "
                : "The first line of the file names no column ";
        return column(names)
                .map(Outcome::ok)
                .orElseGet(() -> Outcome.failed(Problem.of(
                                "exchange.missing-column",
                                why + String.join(" or ", names)
                                        + ". Name the columns in the first line, in UTF-8, separated by commas.")
                        .with("column", names[0])));
    }

    /** The next row; empty at the end. Blank lines are passed over. */
    Optional<CsvRow> next() throws IOException {
        var row = read();
        while (row.isPresent() && isBlank(row.get())) {
            row = read();
        }
        return row.map(this::checkedWidth);
    }

    /** How much of the file was read, 0 to 100. */
    int percent() {
        return source.percent();
    }

    @Override
    public void close() {
        source.close();
    }

    private void readHeader() throws IOException {
        if (read().orElse(null) instanceof CsvRow.Good(var line, var names)) {
            for (int i = 0; i < names.size(); i++) {
                columns.putIfAbsent(normal(names.get(i)), i);
            }
            columnCount = names.size();
        }
    }

    private Optional<CsvRow> read() throws IOException {
        var first = lines.next();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        if (first.get().isTooLong()) {
            return Optional.of(CsvRow.Broken.of(
                    first.get().number(),
                    "row-too-long",
                    "The row has more than " + ProductImport.MAX_ROW_BYTES + " bytes."));
        }
        return Optional.of(record(first.get()));
    }

    private CsvRow record(Line first) throws IOException {
        var parts = new ArrayList<Line>(List.of(first));
        var scan = new QuoteScan(separator);
        var verdict = scan.feed(first.bytes());
        while (verdict == Verdict.OPEN && parts.size() < MAX_RECORD_LINES) {
            var next = lines.next();
            if (next.isEmpty()) {
                break;
            }
            parts.add(next.get());
            verdict = next.get().isTooLong()
                    ? Verdict.MALFORMED
                    : scan.feed(next.get().bytes());
        }
        var row = verdict == Verdict.COMPLETE ? parsed(parts) : badQuote(first);
        if (row instanceof CsvRow.Broken || isOfAnotherWidth(row)) {
            lines.giveBack(parts.subList(1, parts.size()));
        }
        return parts.size() > 1 && isOfAnotherWidth(row) ? badQuote(first) : row;
    }

    private CsvRow parsed(List<Line> parts) {
        long line = parts.getFirst().number();
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(joined(parts)))
                    .toString();
            return new CsvRow.Good(
                    line,
                    text.isEmpty()
                            ? List.of("")
                            : parser.ofSingleCsvRecord(text).getFields());
        } catch (CharacterCodingException e) {
            return CsvRow.Broken.of(line, "invalid-utf8", "The row is not valid UTF-8.");
        } catch (CsvParseException e) {
            return badQuote(parts.getFirst());
        }
    }

    private static byte[] joined(List<Line> parts) {
        var bytes = new ByteArrayOutputStream();
        for (Line part : parts) {
            if (bytes.size() > 0) {
                bytes.write('\n');
            }
            int length = part.bytes().length;
            boolean hasReturn = length > 0 && part.bytes()[length - 1] == '\r';
            bytes.write(part.bytes(), 0, hasReturn ? length - 1 : length);
        }
        return bytes.toByteArray();
    }

    private CsvRow checkedWidth(CsvRow row) {
        return switch (row) {
            case CsvRow.Good(var line, var fields)
            when fields.size() < columnCount ->
                CsvRow.Broken.of(
                        line, "missing-field", "The row has " + fields.size() + " fields, not " + columnCount + ".");
            case CsvRow.Good(var line, var fields)
            when fields.size() > columnCount ->
                CsvRow.Broken.of(
                        line, "extra-field", "The row has " + fields.size() + " fields, not " + columnCount + ".");
            case CsvRow.Good good -> good;
            case CsvRow.Broken broken -> broken;
        };
    }

    private boolean isOfAnotherWidth(CsvRow row) {
        return columnCount > 0 && row instanceof CsvRow.Good(var line, var fields) && fields.size() != columnCount;
    }

    private static boolean isBlank(CsvRow row) {
        return row instanceof CsvRow.Good(var line, var fields)
                && fields.size() == 1
                && fields.getFirst().isBlank();
    }

    private static CsvRow badQuote(Line line) {
        return CsvRow.Broken.of(
                line.number(), "bad-quote", "The quotes of the row are not closed, or not at a field's end.");
    }

    private static Line withoutMark(Line line) {
        byte[] b = line.bytes();
        boolean marked = b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF;
        return marked ? new Line(line.number(), Arrays.copyOfRange(b, 3, b.length), line.length()) : line;
    }

    /** The separator that the header has most of. */
    private static char separator(Optional<Line> header) {
        String text = header.map(l -> new String(l.bytes(), StandardCharsets.ISO_8859_1))
                .orElse("");
        char best = ',';
        for (char c : new char[] {';', '\t'}) {
            if (text.chars().filter(x -> x == c).count()
                    > text.chars().filter(x -> x == ',').count()) {
                best = c;
            }
        }
        return best;
    }

    private static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[ _-]+", "_");
    }
}
