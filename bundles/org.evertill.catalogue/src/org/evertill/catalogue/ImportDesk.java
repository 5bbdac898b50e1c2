package org.evertill.catalogue;

import java.nio.file.Path;
import java.util.List;
import org.evertill.kernel.Outcome;

/**
 * Products, codes and prices from a CSV file, looked at before they are taken; a service. Which columns there are, docs/cli.md says. Any
 * thread but the UI's.
 */
public interface ImportDesk {

    /** Rows that are listed at most: of a longer file those that change something come first. */
    int MAX_LISTED = 20_000;

    /**
     * What would become of each row; nothing is changed. Problems: {@code catalogue.not-permitted}, {@code catalogue.import-busy} while
     * another file is gone through, {@code staff.ended}, and those of reading a file, {@code exchange.…}.
     */
    Outcome<Imported> preview(String staffId, Path file, Watch watch);

    /** The same, and it is taken; the person is its author. What was taken before a problem, or before it was stopped, stays. */
    Outcome<Imported> take(String staffId, Path file, Watch watch);

    /** Told how far it is, and asked whether to go on; on the desk's thread, often. */
    interface Watch {

        /**
         * So far.
         *
         * @param percent of the file; −1 when that is not known
         */
        void at(long rows, int percent);

        boolean isStopping();
    }

    /**
     * What became of a file, or would.
     *
     * @param isWhole whether it was read to its end
     * @param lines what is new, changed or refused, in the order of the file, at most {@link #MAX_LISTED}
     */
    record Imported(long added, long changed, long unchanged, long refused, boolean isWhole, List<Line> lines) {

        public Imported {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A row of the file.
     *
     * @param number of the line in the file, from 1
     * @param name of the product, with its code; empty for a row that cannot be read
     * @param why it is refused; empty otherwise
     */
    record Line(long number, Fate fate, String name, String why) {}

    /** What becomes of a row. */
    enum Fate {
        ADDED,
        CHANGED,
        REFUSED
    }
}
