package org.evertill.entity;

/** Who shares a row; head office gives every scope one total order. */
public enum ScopeKind {
    /** Everybody: {@code chain}. */
    CHAIN,
    /** The tills of one store: {@code store:ID}. */
    STORE,
    /** One register: {@code register:ID}. */
    REGISTER,
    /** Facts of one store and UTC month, which a till can forget: {@code facts:STORE:2026-11}. */
    STORE_MONTH,
    /** The scope that a field names: for what is said about another row, and seen by those who see that row. */
    NAMED
}
