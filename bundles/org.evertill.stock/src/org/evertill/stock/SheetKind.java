package org.evertill.stock;

/** What is counted with a sheet. */
public enum SheetKind {
    /** All goods of the store. */
    FULL,
    /** The goods of a category and of those below it. */
    CATEGORY,
    /** The goods that somebody named. */
    LIST
}
