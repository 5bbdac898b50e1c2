/**
 * Somebody before the till's window: finds what can be seen by its name, presses real keys, touches by the real pointer, and looks
 * whether everything that is written has room. For tests, pictures and benchmarks; no product ships it.
 */
@NullMarked
package org.evertill.ui.walk;

import org.jspecify.annotations.NullMarked;
