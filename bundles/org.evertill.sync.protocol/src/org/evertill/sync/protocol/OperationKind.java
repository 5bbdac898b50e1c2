package org.evertill.sync.protocol;

/** What an operation does to its row. */
public enum OperationKind {
    INSERT,
    UPDATE,
    DELETE,
    /** A person settles a conflict. */
    RESOLVE
}
