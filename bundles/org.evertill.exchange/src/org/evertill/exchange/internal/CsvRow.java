package org.evertill.exchange.internal;

import java.util.List;

/** One row of a table. */
sealed interface CsvRow {

    /**
     * @param line where it begins in the file, from 1
     * @param fields as many as the header has
     */
    record Good(long line, List<String> fields) implements CsvRow {

        public Good {
            fields = List.copyOf(fields);
        }
    }

    /** A row that cannot be read. */
    record Broken(Refused why) implements CsvRow {

        static Broken of(long line, String reason, String message) {
            return new Broken(new Refused(line, reason, message));
        }
    }
}
