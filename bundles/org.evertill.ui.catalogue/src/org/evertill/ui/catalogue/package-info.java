/**
 * The catalogue at the window: products, their codes and prices, promotions with a basket to try them. Brought by a model fragment alone: a
 * screen beside selling, and a button in the bar at the top.
 */
@NullMarked
package org.evertill.ui.catalogue;

import org.jspecify.annotations.NullMarked;
