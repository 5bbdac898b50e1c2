package org.evertill.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * CSV by RFC 4180: UTF-8 without byte order mark, commas, quotation marks only where they are needed, every line ended by CR LF, and no
 * cell that a spreadsheet takes for a formula ({@link SpreadsheetText}). Exact files are the exception: their cells stay as they are,
 * because a law prescribes them or a signature covers them. One thread.
 */
public final class Csv implements AutoCloseable {

    private final CsvWriter writer;
    private final UnaryOperator<String> cell;
    private long rows;

    private Csv(CsvWriter writer, UnaryOperator<String> cell) {
        this.writer = writer;
        this.cell = cell;
    }

    /**
     * Adds the rows of a file.
     *
     * @param <E> what it fails with besides the file
     */
    @FunctionalInterface
    public interface Rows<E extends Exception> {

        /** Adds row by row, below the header. */
        void to(Csv csv) throws E;
    }

    /** Writes a file that appears when it is complete; gives the number of rows below its header. */
    public static <E extends Exception> long write(Path target, List<String> header, Rows<E> rows)
            throws IOException, E {
        return WholeFile.<Long, E>write(target, part -> {
            try (var csv = open(part)) {
                csv.add(header);
                rows.to(csv);
                return csv.rows - 1;
            }
        });
    }

    /** The text of rows, for who keeps it before it becomes a part of a file. */
    public static String text(List<List<String>> rows) {
        var text = new StringWriter();
        try (var csv = new Csv(CsvWriter.builder().build(text), SpreadsheetText::written)) {
            rows.forEach(csv::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A file that grows as rows come; one that is there is replaced. */
    public static Csv open(Path file) throws IOException {
        return new Csv(CsvWriter.builder().build(file), SpreadsheetText::written);
    }

    /** An exact file, which grows as rows come; one that is there is replaced. */
    public static Csv exact(Path file, char separator) throws IOException {
        return new Csv(CsvWriter.builder().fieldSeparator(separator).build(file), UnaryOperator.identity());
    }

    /** Adds a row. Throws {@link UncheckedIOException} when it cannot be written. */
    public void add(List<String> cells) {
        writer.writeRecord(cells.stream().map(cell).toList());
        rows++;
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
