/** Walks that the finished product takes by itself when it is started for one: every screen, for pictures and for what is cut off. */
@NullMarked
package org.evertill.ui.walk.internal;

import org.jspecify.annotations.NullMarked;
