package org.evertill.app.bench.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.evertill.domain.DomainTypes;

/**
 * A first load of a large catalogue by tills with little memory, each in a process of its own, from a head office with little
 * memory: one till that is left alone, and one that is killed half-way and started again. One thread.
 */
final class FirstLoad implements AutoCloseable {

    static final String TILLS_HEAP = "-Xmx96m";
    static final String OFFICES_HEAP = "-Xmx128m";

    private static final int PRODUCTS_PER_TRANSACTION = 1_000;

    private final Path directory;
    private final int products;
    private final HeadOfficeProcess office;

    /** Makes the catalogue at a till, and sends it up. */
    FirstLoad(Path directory, int products) throws IOException {
        this.directory = directory;
        this.products = products;
        this.office = HeadOfficeProcess.start(directory.resolve("headoffice"), OFFICES_HEAP);
        var place = Files.createDirectories(directory.resolve("author"));
        try (var author = BenchTill.enrolled(place, office, "S2", "R1")) {
            for (int from = 0; from < products; from += PRODUCTS_PER_TRANSACTION) {
                var some = new ArrayList<Fact<?>>();
                for (int n = from; n < Math.min(from + PRODUCTS_PER_TRANSACTION, products); n++) {
                    some.add(new Fact<>(DomainTypes.PRODUCT, Products.product(n)));
                }
                author.write(List.of(some));
            }
            author.sync();
        }
    }

    /**
     * How a load went.
     *
     * @param nanos of the round that ended it
     * @param rows that round fetched
     */
    record Loaded(long nanos, long rows, Memory memory) {}

    /** A till that is left alone. */
    Loaded whole() throws IOException {
        var place = place("whole");
        return loaded(start(place, office.address().toString(), office.enrolmentCode("S3", "R1")));
    }

    /** A till that is killed when half of the rows are staged; tells of what it did after it was started again. */
    Loaded interrupted() throws IOException {
        var place = place("interrupted");
        var first = start(place, office.address().toString(), office.enrolmentCode("S4", "R1"));
        try (var out = output(first)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(FirstLoadMain.STAGED)
                        && Long.parseLong(line.substring(FirstLoadMain.STAGED.length())) >= products / 2) {
                    first.destroyForcibly();
                    return loaded(start(place));
                }
            }
        }
        throw new IllegalStateException("the till ended before it could be killed");
    }

    Memory officesMemory() {
        return office.memory();
    }

    private Path place(String name) throws IOException {
        return Files.createDirectories(directory.resolve(name));
    }

    private Loaded loaded(Process till) throws IOException {
        try (var out = output(till)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(FirstLoadMain.DONE)) {
                    return loaded(line.substring(FirstLoadMain.DONE.length()).split(" ", 4));
                }
            }
        }
        throw new IllegalStateException("the till ended before it had all");
    }

    private Loaded loaded(String... words) {
        Sample.check(Long.parseLong(words[2]) >= products, "the till has " + words[2] + " products");
        return new Loaded(Long.parseLong(words[0]), Long.parseLong(words[1]), Memory.parse(words[3]));
    }

    private static Process start(Path directory, String... arguments) throws IOException {
        var command = OwnJava.command(TILLS_HEAP);
        command.add(FirstLoadMain.class.getName());
        command.add(directory.toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        office.close();
    }
}
