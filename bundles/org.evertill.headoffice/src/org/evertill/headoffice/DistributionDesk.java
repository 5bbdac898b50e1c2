package org.evertill.headoffice;

import java.util.List;
import org.evertill.kernel.Outcome;

/** How head office's tables lie on the servers of a Citus cluster; see docs/scaling.md. Any thread. */
public interface DistributionDesk {

    /** Where every table belongs, by name. Changes nothing, and needs no cluster. */
    Plan plan();

    /**
     * Distributes the tables that are not distributed yet, while nobody else is at work on the database; takes as long as it takes to copy
     * them. Problems: {@code headoffice.no-citus}, {@code headoffice.distribute-refused}.
     *
     * @return the statements that were run; empty when all was done before
     */
    Outcome<List<String>> apply();

    /**
     * @param tables each with its place
     * @param statements SQL for the coordinator, in the order to run them
     */
    record Plan(List<Placed> tables, List<String> statements) {

        public Plan {
            tables = List.copyOf(tables);
            statements = List.copyOf(statements);
        }
    }

    record Placed(String table, Place place) {}

    /** Where a table's rows are. */
    sealed interface Place {}

    /**
     * Spread over the servers by a column that each of its keys contains. Tables of the same kind of value lie together: equal values of the
     * columns of one group are on one server.
     *
     * @param group the first table of those that lie together
     */
    record ByColumn(String column, String group) implements Place {}

    /** Whole on every server, so that the others can be joined with it where they are: a reference table. */
    record Everywhere() implements Place {}

    /**
     * On the coordinator alone.
     *
     * @param reason why
     */
    record OnCoordinator(String reason) implements Place {}
}
