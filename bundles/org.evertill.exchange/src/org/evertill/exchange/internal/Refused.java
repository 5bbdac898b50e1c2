package org.evertill.exchange.internal;

/**
 * Why one row cannot be taken.
 *
 * @param line where it begins in the file, from 1
 * @param reason a stable word, listed in docs/cli.md
 * @param message a sentence
 */
record Refused(long line, String reason, String message) {}
