/**
 * Head office at the window: all tills on one board, what waits for people, today's sales by store, and codes for new tills. Its parts
 * come by {@code fragment.e4xmi}; it can be left out of a product or replaced.
 */
@NullMarked
package org.evertill.ui.office;

import org.jspecify.annotations.NullMarked;
