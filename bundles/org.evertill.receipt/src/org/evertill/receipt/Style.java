package org.evertill.receipt;

/** How a line of text looks. */
public record Style(Align align, Weight weight, Size size) {

    public static final Style PLAIN = new Style(Align.LEFT, Weight.NORMAL, Size.NORMAL);

    /** Where a line stands. */
    public enum Align {
        LEFT,
        CENTER,
        RIGHT
    }

    /** How strong a line is. */
    public enum Weight {
        NORMAL,
        BOLD
    }

    /** How large a line is. */
    public enum Size {
        NORMAL(1),
        /** Twice as high. */
        TALL(1),
        /** Twice as high and twice as wide. */
        DOUBLE(2);

        private final int cells;

        Size(int cells) {
            this.cells = cells;
        }

        /** How many columns a character takes. */
        public int cells() {
            return cells;
        }
    }

    /** The same at another place. */
    public Style aligned(Align other) {
        return new Style(other, weight, size);
    }
}
