/** What every {@link org.evertill.shift.ShiftDesk} does, as tests for whoever makes one. */
@NullMarked
package org.evertill.shift.contract;

import org.jspecify.annotations.NullMarked;
