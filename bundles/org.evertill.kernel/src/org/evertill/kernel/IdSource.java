package org.evertill.kernel;

/** Where new identifiers come from; a simulation gives its own so that a run can be repeated. */
@FunctionalInterface
public interface IdSource {

    /** A new identifier, never given before. Any thread. */
    String next();
}
