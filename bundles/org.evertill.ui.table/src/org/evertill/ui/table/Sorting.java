package org.evertill.ui.table;

/** In which order rows stand: by a column's identifier, one way or the other. */
public record Sorting(String column, Direction direction) {

    /** As the source has them. */
    public static final Sorting NONE = by("");

    /** Which way. */
    public enum Direction {
        ASCENDING,
        DESCENDING
    }

    public static Sorting by(String column) {
        return new Sorting(column, Direction.ASCENDING);
    }

    /** By that column; the other way when it is by it already. */
    public Sorting orBy(String next) {
        return column.equals(next) && direction == Direction.ASCENDING
                ? new Sorting(next, Direction.DESCENDING)
                : by(next);
    }
}
