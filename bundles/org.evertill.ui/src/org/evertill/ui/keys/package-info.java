/**
 * Keys as one concept: a screen declares what can be done by a key ({@link org.evertill.ui.keys.KeySource}, a service), does it
 * ({@link org.evertill.ui.keys.KeyActions}), and both the list on the screen and the page on which people choose other keys are made from
 * the same ({@link org.evertill.ui.keys.Keyboard}).
 */
@NullMarked
package org.evertill.ui.keys;

import org.jspecify.annotations.NullMarked;
