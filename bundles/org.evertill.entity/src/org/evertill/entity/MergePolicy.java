package org.evertill.entity;

/** What decides between concurrent edits of one field group. */
public enum MergePolicy {
    LAST_WRITE_WINS,
    HEAD_OFFICE_WINS,
    MAXIMUM,
    MINIMUM,
    COUNTER,
    SET,
    RULE,
    MANUAL
}
