/** Shifts and cash on the till's own database. Begin at {@code LocalShiftDesk}. */
@NullMarked
package org.evertill.shift.local;

import org.jspecify.annotations.NullMarked;
