/** The screen of shift and cash: the control translates keys and does the work on a lane, the view draws, the words are pure. */
@NullMarked
package org.evertill.ui.shift.internal;

import org.jspecify.annotations.NullMarked;
