/**
 * Widgets for fingers, scanners and keyboards: large, drawn by Evertill itself so that they look the same on every
 * system, coloured by the theme. None takes the focus by a click: keys belong to the screen.
 */
@NullMarked
package org.evertill.ui.widget;

import org.jspecify.annotations.NullMarked;
