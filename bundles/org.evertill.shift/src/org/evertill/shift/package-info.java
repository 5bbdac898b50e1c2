/**
 * Shifts and cash, for the till and for head office alike: the facts, what they add up to, the use cases, X and Z in words. Begin
 * at {@code ShiftDesk} and {@code ShiftFigures}.
 */
@NullMarked
package org.evertill.shift;

import org.jspecify.annotations.NullMarked;
