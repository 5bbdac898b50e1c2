/** Sell screen. */
@NullMarked
package org.evertill.ui.sell;

import org.jspecify.annotations.NullMarked;
