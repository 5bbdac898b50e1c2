package org.evertill.ui.sell.internal;

/** What the large part of the sell screen shows. */
enum Pane {
    LINES,
    FOUND,
    RECEIPT,
    NOT_SOLD,
    /** By what it is paid. */
    PAY,
    /** One of several is chosen. */
    CHOICE,
    /** Who may allow what the cashier may not. */
    APPROVAL
}
