package org.evertill.domain;

/** What a member of staff may do. */
public enum Role {
    CASHIER,
    MANAGER
}
