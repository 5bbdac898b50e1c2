package org.evertill.kernel;

/** How what one version vector knows relates to what another knows. */
public enum Causality {
    EQUAL,
    BEFORE,
    AFTER,
    CONCURRENT
}
