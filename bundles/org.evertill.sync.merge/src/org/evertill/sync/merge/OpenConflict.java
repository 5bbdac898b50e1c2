package org.evertill.sync.merge;

/**
 * A conflict that waits for a person, as the row it is about remembers it.
 *
 * @param version of the conflict's own row at head office, from 1
 */
public record OpenConflict(Conflict conflict, long version) {}
