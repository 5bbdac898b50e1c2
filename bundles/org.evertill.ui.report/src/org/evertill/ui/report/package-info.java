/**
 * Reports at the window: choosing one and its days, the table, the receipts behind a row, a file. Brought by a model fragment alone: a
 * screen beside selling, and a button in the bar at the top.
 */
@NullMarked
package org.evertill.ui.report;

import org.jspecify.annotations.NullMarked;
