package org.evertill.storage;

import java.util.List;

/**
 * Tables, indexes and triggers that a bundle needs in the till's database beside the synced tables; a service. Run when
 * the database is opened, after the synced tables are there.
 */
public interface LocalSchema {

    /** Whose migrations these are; a name that never changes. */
    String owner();

    /** In order, numbered from 1 without gaps. A migration that was shipped is never edited. */
    List<Migration> migrations();

    /** One step. */
    record Migration(int number, List<String> statements) {

        public Migration {
            statements = List.copyOf(statements);
        }
    }
}
