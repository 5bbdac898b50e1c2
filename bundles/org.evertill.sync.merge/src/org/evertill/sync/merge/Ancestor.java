package org.evertill.sync.merge;

/**
 * A replica whose log another one goes on with.
 *
 * @param lastSeq its newest operation that both have
 */
public record Ancestor(String replica, long lastSeq) {}
