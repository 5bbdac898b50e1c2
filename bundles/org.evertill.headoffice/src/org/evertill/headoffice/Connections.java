package org.evertill.headoffice;

/**
 * Head office's connections to its database, just now.
 *
 * @param active at work
 * @param idle open and free
 * @param waiting requests that wait for one
 * @param limit the most there may be
 */
public record Connections(int active, int idle, int waiting, int limit) {}
