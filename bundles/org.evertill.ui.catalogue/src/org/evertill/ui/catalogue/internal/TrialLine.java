package org.evertill.ui.catalogue.internal;

/**
 * A line of what was tried out, in words.
 *
 * @param id unique among the lines
 * @param place of the goods in the basket; −1 for what is no goods
 * @param off what is taken off
 * @param why for which cause, or why nothing is
 */
record TrialLine(String id, int place, String what, String quantity, String price, String off, String why) {}
