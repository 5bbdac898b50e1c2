package org.evertill.app.bench.internal;

import java.net.URI;
import java.nio.file.Path;
import org.evertill.domain.DomainTypes;

/**
 * A till in a process of its own that fetches all there is, and tells on standard output how far it is. Arguments: its
 * directory, and on the first start head office's address and an enrolment code.
 */
public final class FirstLoadMain {

    /** Before the number of rows that were staged in this round. */
    static final String STAGED = "staged ";

    /** Before the nanoseconds of the round, the rows of it, the rows that are visible, and the memory. */
    static final String DONE = "done ";

    private FirstLoadMain() {}

    public static void main(String... arguments) {
        try (var till = open(arguments)) {
            var staged = new long[1];
            long start = System.nanoTime();
            till.engine()
                    .syncOnce(progress -> {
                        if (progress.pulled() > staged[0]) {
                            staged[0] = progress.pulled();
                            System.out.println(STAGED + staged[0]);
                        }
                    })
                    .orThrow();
            long took = System.nanoTime() - start;
            long rows = till.store().read(reader -> reader.count(DomainTypes.PRODUCT, Sample.ALL));
            System.out.println(DONE + took + " " + staged[0] + " " + rows + " " + Memory.ofThisProcess());
        }
    }

    private static BenchTill open(String... arguments) {
        var directory = Path.of(arguments[0]);
        return arguments.length == 1
                ? BenchTill.opened(directory)
                : BenchTill.enrolled(directory, URI.create(arguments[1]), arguments[2]);
    }
}
