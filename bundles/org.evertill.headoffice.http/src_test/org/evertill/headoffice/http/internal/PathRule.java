package org.evertill.headoffice.http.internal;

import java.util.Map;

/** Whom a path answers. */
enum PathRule {
    /** Anybody; it tells nothing but the state of head office. */
    HEALTH,
    /** Who has a code of head office. */
    OPEN,
    /** Who signs with a till's key. */
    SIGNED,
    /** A till that has shown who it is, for itself. */
    TILL,
    /** A till that was shut out and has shown who it is, for itself. */
    SHUT_OUT,
    /** Who signs with the last key of a till that was shut out. */
    SHUT_OUT_SIGNED,
    /** As a till; what it is told is about itself, so it names nobody. */
    STREAM;

    /** A path without a line here is a path nobody thought about. */
    static final Map<String, PathRule> ALL = Map.ofEntries(
            Map.entry("/health", HEALTH),
            Map.entry("/health/live", HEALTH),
            Map.entry("/health/ready", HEALTH),
            Map.entry("/sync/v1/enrol", OPEN),
            Map.entry("/sync/v1/session", SIGNED),
            Map.entry("/sync/v1/hello", TILL),
            Map.entry("/sync/v1/push", TILL),
            Map.entry("/sync/v1/pull", TILL),
            Map.entry("/sync/v1/digest", TILL),
            Map.entry("/sync/v1/digest/rows", TILL),
            Map.entry("/sync/v1/salvage", TILL),
            Map.entry("/sync/v1/history", TILL),
            Map.entry("/sync/v1/rows/find", TILL),
            Map.entry("/sync/v1/rows/select", TILL),
            Map.entry("/sync/v1/rows/count", TILL),
            Map.entry("/sync/v1/rows/write", TILL),
            Map.entry("/sync/v1/apart/session", SHUT_OUT_SIGNED),
            Map.entry("/sync/v1/apart", SHUT_OUT),
            Map.entry("/sync/v1/poke", STREAM));
}
