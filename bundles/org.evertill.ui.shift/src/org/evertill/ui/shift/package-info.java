/**
 * Shift and cash at the window: opening with a float, money that moves without a sale, the blind count, X and Z. Brought by a model fragment
 * alone: a screen beside selling, and a button in the status bar that says whether a shift is open.
 */
@NullMarked
package org.evertill.ui.shift;

import org.jspecify.annotations.NullMarked;
